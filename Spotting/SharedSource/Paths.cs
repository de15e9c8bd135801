namespace Evolution.Spotting.SharedSource;

/// <summary>Operations on paths in the analyzed folder. The paths have forward slashes and no dots, and are empty for the folder itself.</summary>
static class Paths
{
    /// <summary>Resolves a path relative to a folder; null if it points outside the analyzed folder.</summary>
    public static string? Join(string folder, string path)
    {
        path = path.Replace('\\', '/');
        if (path.StartsWith('/')) return null;
        var segments = folder.Length == 0 ? [] : folder.Split('/').ToList();
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".") continue;
            if (segment is not "..") segments.Add(segment);
            else if (segments.Count == 0) return null;
            else segments.RemoveAt(segments.Count - 1);
        }
        return string.Join('/', segments);
    }

    public static string Format(string path) => path.Length == 0 ? "." : path;

    public static string GetFolder(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    public static string GetName(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static bool Contains(string folder, string path) =>
        folder.Length == 0 || (path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/'));

    /// <summary>Returns the path itself and every folder above it, the analyzed one last.</summary>
    public static IEnumerable<string> GetSelfAndAncestors(string path)
    {
        for (; path.Length > 0; path = GetFolder(path)) yield return path;
        yield return "";
    }
}
