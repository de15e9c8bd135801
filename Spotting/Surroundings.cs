using Evolution.Spotting.Documents;

namespace Evolution.Spotting;

/// <summary>
/// Finds the folder that can be read with the files that a user named: the repository around them, since build contexts and projects are
/// relative to them. Without signs of a repository it is the current directory, if that contains the files, or else the folder that
/// contains them and the source that they build.
/// </summary>
static class Surroundings
{
    // Entries at the root of a repository, or of a part of it that is built as one.
    static readonly string[] RootSigns = [".git", "*.sln", "*.slnx", "pnpm-workspace.yaml", "lerna.json", "nx.json", "go.work", "settings.gradle", "settings.gradle.kts", "skaffold.yaml"];

    // The maximum number of levels upwards that are searched for source without any sign of a repository.
    const int MaxLevels = 4;

    /// <summary>Finds the folder.</summary>
    /// <param name="files">The full paths of the named files and folders.</param>
    public static SourceTree Of(string[] files)
    {
        var common = new DirectoryInfo(Directory.Exists(files[0]) ? files[0] : Path.GetDirectoryName(files[0])!);
        while (files.Any(file => !Holds(common.FullName, file)) && common.Parent is { } up) common = up;
        for (var folder = common; folder is not null; folder = folder.Parent)
        {
            if (HasSign(folder)) return new(folder.FullName);
        }
        var here = Directory.GetCurrentDirectory();
        return Holds(here, common.FullName) && !IsNobodys(new(here)) ? new(here) : AroundSource(common, files);
    }

    static SourceTree AroundSource(DirectoryInfo common, string[] files)
    {
        var inner = new SourceTree(common.FullName);
        var root = common;
        foreach (var source in files.Where(File.Exists).SelectMany(file => BuiltFrom(inner, file)))
        {
            var wider = root;
            for (var level = 0; level < MaxLevels && !Holds(wider.FullName, source) && wider.Parent is { } up; level++) wider = up;
            if (Holds(wider.FullName, source) && !IsNobodys(wider)) root = wider;
        }
        return inner.Around(root.FullName);
    }

    /// <summary>Returns the folders above that a file builds from, if they have a Dockerfile or project.</summary>
    static IEnumerable<string> BuiltFrom(SourceTree tree, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        return Builds(tree, Path.GetRelativePath(tree.Root, file).Replace('\\', '/')).Where(build => build.Context.StartsWith("..", StringComparison.Ordinal) && !build.Context.Contains('\0'))
            .Select(build => (Context: Path.GetFullPath(Path.Combine(folder, build.Context.Replace('\\', '/'))), build.File))
            .Where(build => File.Exists(build.Context) || File.Exists(Path.Combine(build.Context, build.File ?? "Dockerfile")))
            .Select(build => build.Context);
    }

    static IEnumerable<(string Context, string? File)> Builds(SourceTree tree, string file)
    {
        IReadOnlyList<Node> documents;
        try
        {
            documents = tree.Documents(file);
        }
        catch (UnreadableException)
        {
            // The file is read again with the others, and reported then.
            return [];
        }
        return documents.SelectMany(document => (document["services"]?.Entries ?? []).Concat(document["resources"]?.Entries ?? [])).Select(entry => entry.Value).SelectMany(Builds);
    }

    static IEnumerable<(string, string?)> Builds(Node service)
    {
        if (service["build"]?.Text is { } build) yield return (build, null);
        if (service.At("build", "context")?.Text is { } context) yield return (context, (service.At("build", "dockerfile") ?? service.At("build", "file"))?.Text);
        if (service["path"]?.Text is { } project) yield return (project, null);
        if (service["context"]?.Text is { } image) yield return (image, null);
    }

    // These folders hold more than the intended files.
    static bool IsNobodys(DirectoryInfo folder) =>
        folder.Parent is null || folder.FullName == Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar) || folder.FullName == Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    static bool Holds(string folder, string path) => Path.GetRelativePath(folder, path) is var relative && relative is not ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative);

    static bool HasSign(DirectoryInfo folder)
    {
        try
        {
            return RootSigns.Any(sign => folder.EnumerateFileSystemInfos(sign).Any());
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
