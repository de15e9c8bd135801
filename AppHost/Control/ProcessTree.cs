using System.Diagnostics;
using System.Globalization;
using Evolution.Control;

namespace Evolution.AppHost.Control;

/// <summary>Finds a process's descendants and sums what all of them use.</summary>
static class ProcessTree
{
    const double TicksPerSecond = 100; // USER_HZ, which Linux keeps at 100 for every program that reads /proc.

    /// <summary>What the process and its descendants use.</summary>
    /// <returns>Null when the process is gone.</returns>
    public static ResourceUsage? Usage(int root)
    {
        var processes = OperatingSystem.IsLinux() ? WithDescendants(root).Select(Read).OfType<ResourceUsage>().ToArray() : ReadOne(root);
        return processes is [] ? null : new(processes.Length, processes.Sum(process => process.MemoryBytes), processes.Sum(process => process.ProcessorSeconds));
    }

    static IEnumerable<int> WithDescendants(int root)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(id => Stat(id) is { } stat ? int.Parse(stat[1], CultureInfo.InvariantCulture) : 0);
        var found = new Queue<int>([root]);
        while (found.TryDequeue(out var id))
        {
            yield return id;
            foreach (var child in children[id]) found.Enqueue(child);
        }
    }

    static ResourceUsage? Read(int id) => Stat(id) is not { } stat ? null
        : new(1, ProportionalBytes(id), (long.Parse(stat[11], CultureInfo.InvariantCulture) + long.Parse(stat[12], CultureInfo.InvariantCulture)) / TicksPerSecond);

    /// <summary>The fields of <c>/proc/ID/stat</c> from the state on: the name before them may itself hold blanks and brackets.</summary>
    static string[]? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    static long ProportionalBytes(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
            return long.Parse(line[4..^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0;
        }
    }

    static ResourceUsage[] ReadOne(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return [new(1, process.WorkingSet64, process.TotalProcessorTime.TotalSeconds)];
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return [];
        }
    }
}
