using System.Globalization;

namespace Evolution.Control.Processes;

/// <summary>Finds the descendants of a process on Linux.</summary>
public static class ProcessFamily
{
    /// <summary>Returns the ids of the process and all its descendants.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        var children = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(id => ProcessStat.Of(id)?.Parent);
        var found = new List<int> { root };
        for (var next = 0; next < found.Count; next++) found.AddRange(children[found[next]]);
        return found;
    }
}
