using System.Globalization;

namespace Evolution.Control.Processes;

/// <summary>Finds a process and its descendants on Linux.</summary>
public static class ProcessDescendants
{
    /// <summary>Returns the IDs of the process and all its descendants.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        var children = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(id => ProcessStat.Of(id)?.ParentId);
        var processes = new List<int> { root };
        for (var i = 0; i < processes.Count; i++) processes.AddRange(children[processes[i]]);
        return processes;
    }
}
