using Evolution.Lab.Spotting.Documents;

namespace Evolution.Lab.Spotting;

/// <summary>What the user pointed at.</summary>
static class SpotInput
{
    // What stands at the root of a repository, or of a part of it that is built as one.
    static readonly string[] RootSigns = [".git", "*.sln", "*.slnx", "pnpm-workspace.yaml", "lerna.json", "nx.json", "go.work", "settings.gradle", "settings.gradle.kts", "skaffold.yaml"];

    // A project's folder lies among those of the others.
    static readonly string[] ProjectSigns = ["*.csproj", "*.fsproj"];

    /// <summary>The folder that may be read, the files that are, and whether they were named one by one.</summary>
    /// <exception cref="LabException">There is no such path.</exception>
    public static (SourceTree Tree, IReadOnlyList<string> Files, bool IsNamed) Of(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path)) throw new LabException($"There is no file or folder '{path}'.", ExitCodes.Usage);
        }
        if (paths is [var folder] && Directory.Exists(folder))
        {
            var searched = new SourceTree(folder);
            return (searched, [.. searched.Files.Where(IsCandidate)], false);
        }
        var full = paths.Select(Path.GetFullPath).ToArray();
        var tree = new SourceTree(RootOf(full));
        var files = full.SelectMany(path => Directory.Exists(path)
            ? new SourceTree(path).Files.Where(IsCandidate).Select(file => Path.Combine(path, file))
            : [path]);
        return (tree, [.. files.Select(file => Path.GetRelativePath(tree.Root, file).Replace('\\', '/'))], full.All(File.Exists));
    }

    static bool IsCandidate(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yml" or ".yaml" or ".json";

    /// <summary>The repository around the files where there is one, since build contexts are relative to it; else the folder that holds them all.</summary>
    static string RootOf(string[] files)
    {
        var common = new DirectoryInfo(Directory.Exists(files[0]) ? files[0] : Path.GetDirectoryName(files[0])!);
        while (files.Any(file => Path.GetRelativePath(common.FullName, file).StartsWith("..", StringComparison.Ordinal)) && common.Parent is { } up) common = up;
        for (var folder = common; folder is not null; folder = folder.Parent)
        {
            if (Shows(folder, RootSigns)) return folder.FullName;
        }
        if (common.Parent is { } around && Shows(common, ProjectSigns)) return around.FullName;
        return common.FullName;
    }

    static bool Shows(DirectoryInfo folder, string[] signs)
    {
        try
        {
            return signs.Any(sign => folder.EnumerateFileSystemInfos(sign).Any());
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
