using System.Globalization;

namespace Evolution.Lab.Hosts;

/// <summary>The folders with the logs of recent runs: <c>.evolution/logs</c>.</summary>
public static class RunLogs
{
    const int MaxRuns = 10;

    /// <summary>Returns the path of the folder for a new run, and deletes the oldest folders that are no longer in use.</summary>
    public static string NextFolder(Repository repository)
    {
        var logs = repository.Folder("logs");
        // The names begin with the start time, so the newest sorts last. Hosts that are running at the same time are among the newest.
        foreach (var folder in Directory.EnumerateDirectories(logs).OrderDescending(StringComparer.Ordinal).Skip(MaxRuns - 1).Where(IsIdle))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // Another host that started at the same moment deletes it too.
            }
        }
        return Path.Combine(logs, $"{DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Path.GetRandomFileName()[..6]}");
    }

    /// <summary>Whether nothing has been written for an hour. Services write only when they receive requests, and a host may run for days without any.</summary>
    static bool IsIdle(string folder) => Directory.EnumerateFiles(folder).All(file => DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > TimeSpan.FromHours(1));
}
