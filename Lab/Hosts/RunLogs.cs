using System.Globalization;

namespace Evolution.Lab.Hosts;

/// <summary>The folders with the logs of recent runs: <c>.evolution/logs</c>.</summary>
public static class RunLogs
{
    const int MaxRuns = 10;

    /// <summary>Returns the path of the folder for a new run, and deletes the oldest folders that are not in use.</summary>
    public static string GetFolderForNewRun(Repository repository)
    {
        var logs = repository.EnsureFolder("logs");
        // The names begin with the start time, so the newest sorts last. Hosts that are running at the same time are among the newest.
        foreach (var folder in Directory.EnumerateDirectories(logs).OrderDescending(StringComparer.Ordinal).Skip(MaxRuns - 1).Where(IsUnused))
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

    /// <summary>Whether nothing was written to a folder in the last hour. The newest folders are kept anyway, because an idle host may write nothing for days.</summary>
    static bool IsUnused(string folder) => Directory.EnumerateFiles(folder).All(file => DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > TimeSpan.FromHours(1));
}
