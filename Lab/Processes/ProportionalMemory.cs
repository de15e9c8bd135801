using System.Globalization;

namespace Evolution.Lab.Processes;

/// <summary>Reads how much memory processes use, on Linux.</summary>
public static class ProportionalMemory
{
    const string Line = "Pss:";

    /// <summary>The sum in bytes; what several processes share counts once (proportional set size, see proc(5)).</summary>
    public static long Of(IEnumerable<int> processes) => processes.Sum(Of);

    static long Of(int process)
    {
        try
        {
            // Such as "Pss:                1234 kB".
            var line = File.ReadLines($"/proc/{process}/smaps_rollup").First(line => line.StartsWith(Line, StringComparison.Ordinal));
            return long.Parse(line[Line.Length..^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0;
        }
    }
}
