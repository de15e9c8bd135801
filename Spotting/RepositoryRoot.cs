using Evolution.Spotting.Documents;

namespace Evolution.Spotting;

/// <summary>
/// Finds the folder to analyze for files that a user specified: the repository that contains them, because their build contexts and
/// projects are in it. Without a repository it is the current directory, if that contains the files, or else the folder that contains
/// them and the source that they build.
/// </summary>
static class RepositoryRoot
{
    // Entries at the root of a repository, or of a part of it that is built separately.
    static readonly string[] RootMarkers = [".git", "*.sln", "*.slnx", "pnpm-workspace.yaml", "lerna.json", "nx.json", "go.work", "settings.gradle", "settings.gradle.kts", "skaffold.yaml"];

    // The maximum number of parent folders that are searched for source outside a repository.
    const int MaxLevels = 4;

    /// <summary>Finds the folder.</summary>
    /// <param name="files">The full paths of the specified files and folders.</param>
    public static SourceTree Find(string[] files)
    {
        var commonFolder = new DirectoryInfo(Directory.Exists(files[0]) ? files[0] : Path.GetDirectoryName(files[0])!);
        while (files.Any(file => !Contains(commonFolder.FullName, file)) && commonFolder.Parent is { } parent) commonFolder = parent;
        for (var folder = commonFolder; folder is not null; folder = folder.Parent)
        {
            if (HasMarker(folder)) return new(folder.FullName);
        }
        var currentDirectory = Directory.GetCurrentDirectory();
        return Contains(currentDirectory, commonFolder.FullName) && !IsTooBroad(new(currentDirectory)) ? new(currentDirectory) : FindRootOfSources(commonFolder, files);
    }

    static SourceTree FindRootOfSources(DirectoryInfo commonFolder, string[] files)
    {
        var tree = new SourceTree(commonFolder.FullName);
        var root = commonFolder;
        foreach (var source in files.Where(File.Exists).SelectMany(file => FindBuildContexts(tree, file)))
        {
            var candidate = root;
            for (var level = 0; level < MaxLevels && !Contains(candidate.FullName, source) && candidate.Parent is { } parent; level++) candidate = parent;
            if (Contains(candidate.FullName, source) && !IsTooBroad(candidate)) root = candidate;
        }
        return tree.WithRoot(root.FullName);
    }

    /// <summary>Returns the build contexts of a file that are outside its folder and have a Dockerfile or project.</summary>
    static IEnumerable<string> FindBuildContexts(SourceTree tree, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        return ReadBuilds(tree, Path.GetRelativePath(tree.Root, file).Replace('\\', '/')).Where(build => build.Context.StartsWith("..", StringComparison.Ordinal) && !build.Context.Contains('\0'))
            .Select(build => (Context: Path.GetFullPath(Path.Combine(folder, build.Context.Replace('\\', '/'))), build.File))
            .Where(build => File.Exists(build.Context) || File.Exists(Path.Combine(build.Context, build.File ?? "Dockerfile")))
            .Select(build => build.Context);
    }

    static IEnumerable<(string Context, string? File)> ReadBuilds(SourceTree tree, string file)
    {
        IReadOnlyList<Node> documents;
        try
        {
            documents = tree.ReadDocuments(file);
        }
        catch (UnreadableFileException)
        {
            // The file is reported later, when all files are read.
            return [];
        }
        return documents.SelectMany(document => (document["services"]?.Entries ?? []).Concat(document["resources"]?.Entries ?? [])).Select(entry => entry.Value).SelectMany(ReadBuilds);
    }

    static IEnumerable<(string, string?)> ReadBuilds(Node service)
    {
        if (service["build"]?.Text is { } build) yield return (build, null);
        if (service.Find("build", "context")?.Text is { } context) yield return (context, (service.Find("build", "dockerfile") ?? service.Find("build", "file"))?.Text);
        if (service["path"]?.Text is { } project) yield return (project, null);
        if (service["context"]?.Text is { } image) yield return (image, null);
    }

    // These folders contain unrelated files.
    static bool IsTooBroad(DirectoryInfo folder) =>
        folder.Parent is null || folder.FullName == Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar) || folder.FullName == Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    static bool Contains(string folder, string path) => Path.GetRelativePath(folder, path) is var relative && relative is not ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative);

    static bool HasMarker(DirectoryInfo folder)
    {
        try
        {
            return RootMarkers.Any(marker => folder.EnumerateFileSystemInfos(marker).Any());
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
