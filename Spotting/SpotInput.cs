using Evolution.Spotting.Documents;

namespace Evolution.Spotting;

/// <summary>Resolves the paths that the user specified.</summary>
static class SpotInput
{
    /// <summary>Returns the folder to analyze, the files to read, and whether the user specified them one by one.</summary>
    /// <exception cref="SpottingException">One of the paths does not exist.</exception>
    public static (SourceTree Tree, IReadOnlyList<string> Files, bool IsFileList) Resolve(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path)) throw new SpottingException($"The path '{path}' does not exist.");
        }
        if (paths is [var folder] && Directory.Exists(folder))
        {
            var searchedTree = new SourceTree(folder);
            return (searchedTree, [.. searchedTree.Files.Where(IsCandidate)], false);
        }
        var fullPaths = paths.Select(Path.GetFullPath).ToArray();
        var tree = RepositoryRoot.Find(fullPaths);
        var files = fullPaths.SelectMany(path => Directory.Exists(path)
            ? new SourceTree(path).Files.Where(IsCandidate).Select(file => Path.Combine(path, file))
            : [path]);
        return (tree, [.. files.Select(file => Path.GetRelativePath(tree.Root, file).Replace('\\', '/'))], fullPaths.All(File.Exists));
    }

    static bool IsCandidate(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yml" or ".yaml" or ".json";
}
