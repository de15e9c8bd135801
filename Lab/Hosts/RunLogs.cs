using System.Globalization;

namespace Evolution.Lab.Hosts;

/// <summary>The folders with the logs of the last runs: <c>.evolution/logs</c>.</summary>
public static class RunLogs
{
    const int MaxRuns = 10;

    /// <summary>Names a folder for a new run, and deletes the oldest of those that are no longer written to.</summary>
    public static string Folder(Repository repository)
    {
        var logs = repository.Folder("logs");
        // They are named after the time of their start, so that the newest comes last; hosts that run at the same time are among the newest.
        foreach (var old in Directory.EnumerateDirectories(logs).OrderDescending(StringComparer.Ordinal).Skip(MaxRuns - 1).Where(IsIdle))
        {
            try
            {
                Directory.Delete(old, recursive: true);
            }
            catch (IOException)
            {
                // Another host, started at the same moment, deletes it too.
            }
        }
        return Path.Combine(logs, $"{DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Path.GetRandomFileName()[..6]}");
    }

    /// <summary>Whether nothing was written for an hour: services write as soon as they are asked, but a host may run for days unasked.</summary>
    static bool IsIdle(string folder) => Directory.EnumerateFiles(folder).All(file => DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > TimeSpan.FromHours(1));
}
