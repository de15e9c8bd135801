using Evolution.Spotting.Documents;

namespace Evolution.Spotting;

/// <summary>Resolves the paths that the user specified.</summary>
static class SpotInput
{
    /// <summary>Returns the folder to examine, the files to read, and whether the user specified them one by one.</summary>
    /// <exception cref="SpottingException">One of the paths does not exist.</exception>
    public static (SourceTree Tree, IReadOnlyList<string> Files, bool IsNamed) Resolve(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path)) throw new SpottingException($"There is no file or folder '{path}'.");
        }
        if (paths is [var folder] && Directory.Exists(folder))
        {
            var searched = new SourceTree(folder);
            return (searched, [.. searched.Files.Where(IsCandidate)], false);
        }
        var full = paths.Select(Path.GetFullPath).ToArray();
        var tree = RepositoryRoot.Find(full);
        var files = full.SelectMany(path => Directory.Exists(path)
            ? new SourceTree(path).Files.Where(IsCandidate).Select(file => Path.Combine(path, file))
            : [path]);
        return (tree, [.. files.Select(file => Path.GetRelativePath(tree.Root, file).Replace('\\', '/'))], full.All(File.Exists));
    }

    static bool IsCandidate(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yml" or ".yaml" or ".json";
}
