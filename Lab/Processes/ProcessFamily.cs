using System.Globalization;

namespace Evolution.Lab.Processes;

/// <summary>Finds the processes that came from one, on Linux.</summary>
public static class ProcessFamily
{
    /// <summary>The process, its children, their children and so on.</summary>
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
