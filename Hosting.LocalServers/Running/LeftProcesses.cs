namespace Evolution.Hosting.LocalServers.Running;

/// <summary>The processes that a killed server has left behind. They are found by their working folder, on Linux only; elsewhere they end by themselves.</summary>
static class LeftProcesses
{
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5), PollInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Kills them and waits until they are gone.</summary>
    /// <exception cref="TimeoutException">One did not end.</exception>
    public static async Task KillAsync(string folder, CancellationToken cancellation)
    {
        for (var end = DateTime.UtcNow + EndLimit; In(folder) is [_, ..] left;)
        {
            if (DateTime.UtcNow > end) throw new TimeoutException($"Processes {string.Join(", ", left)} in {folder} were killed but did not end within {EndLimit.TotalSeconds:0} s.");
            foreach (var process in left) Signals.Send(process, Signals.Kill);
            await Task.Delay(PollInterval, cancellation);
        }
    }

    /// <summary>The ids of the processes whose working folder is this one or one in it.</summary>
    public static IReadOnlyList<int> In(string folder) => !OperatingSystem.IsLinux() ? [] :
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(process => int.TryParse(Path.GetFileName(process), out var id) ? id : 0)
            .Where(id => id > 0 && WorkingFolder(id) is { } at && (at == folder || at.StartsWith($"{folder}/", StringComparison.Ordinal))),
    ];

    static string? WorkingFolder(int process)
    {
        try
        {
            return new FileInfo($"/proc/{process}/cwd").LinkTarget;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
