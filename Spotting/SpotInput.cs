using Evolution.Spotting.Documents;

namespace Evolution.Spotting;

/// <summary>Determines the input from the paths that the user specified.</summary>
static class SpotInput
{
    /// <summary>Returns the folder that can be read, the files to read, and whether they were named one by one.</summary>
    /// <exception cref="SpottingException">One of the paths does not exist.</exception>
    public static (SourceTree Tree, IReadOnlyList<string> Files, bool IsNamed) Of(IReadOnlyList<string> paths)
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
        var tree = Surroundings.Of(full);
        var files = full.SelectMany(path => Directory.Exists(path)
            ? new SourceTree(path).Files.Where(IsCandidate).Select(file => Path.Combine(path, file))
            : [path]);
        return (tree, [.. files.Select(file => Path.GetRelativePath(tree.Root, file).Replace('\\', '/'))], full.All(File.Exists));
    }

    static bool IsCandidate(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yml" or ".yaml" or ".json";
}
