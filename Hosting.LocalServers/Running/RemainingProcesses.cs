namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Kills the processes that remain after a server was killed. It finds them by their working folder, on Linux only; on other systems they end on their own.</summary>
static class RemainingProcesses
{
    static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(5), PollInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Kills the processes of a program whose working folder is this folder or below it, and waits until they have exited.</summary>
    /// <param name="programName">The name of the processes; other processes, such as a user's shell, keep running.</param>
    /// <param name="folder">The folder, without symbolic links.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">A process did not end in time.</exception>
    public static async Task KillAsync(string programName, string folder, CancellationToken cancellationToken)
    {
        for (var deadline = DateTime.UtcNow + ExitTimeout; Find(programName, folder) is [_, ..] remaining;)
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException($"Processes {string.Join(", ", remaining)} in {folder} were killed but did not end within {ExitTimeout.TotalSeconds:0} s.");
            foreach (var process in remaining) Signals.Send(process, Signals.Kill);
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    static IReadOnlyList<int> Find(string programName, string folder) => !OperatingSystem.IsLinux() ? [] :
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(process => int.TryParse(Path.GetFileName(process), out var id) ? id : 0)
            .Where(id => id > 0 && GetWorkingFolder(id) is { } path && (path == folder || path.StartsWith($"{folder}/", StringComparison.Ordinal)) && GetName(id) == programName),
    ];

    static string? GetWorkingFolder(int process) => TryRead(() => new FileInfo($"/proc/{process}/cwd").LinkTarget);

    static string? GetName(int process) => TryRead(() => File.ReadAllText($"/proc/{process}/comm").TrimEnd('\n'));

    static string? TryRead(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
