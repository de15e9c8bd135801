using System.Globalization;

namespace Evolution.Control.Processes;

/// <summary>Reads the memory usage of processes on Linux.</summary>
public static class ProportionalMemory
{
    const string LinePrefix = "Pss:";

    /// <summary>Returns the memory usage in bytes. Memory that several processes share counts once (proportional set size, see proc(5)); a process that has exited counts as 0.</summary>
    public static long Of(IEnumerable<int> processes) => processes.Sum(Of);

    static long Of(int process)
    {
        try
        {
            // For example "Pss:                1234 kB".
            var line = File.ReadLines($"/proc/{process}/smaps_rollup").First(line => line.StartsWith(LinePrefix, StringComparison.Ordinal));
            return long.Parse(line[LinePrefix.Length..^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0;
        }
    }
}
