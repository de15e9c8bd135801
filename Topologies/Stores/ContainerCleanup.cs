using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;

namespace Evolution.Topologies.Stores;

/// <summary>Removes the containers and volumes that a host with containerized stores leaves behind.</summary>
/// <param name="engine">The engine's command: <c>docker</c> or <c>podman</c>.</param>
public sealed class ContainerCleanup(string engine)
{
    static readonly TimeSpan RemovalTimeout = TimeSpan.FromSeconds(15), CommandTimeout = TimeSpan.FromSeconds(20), PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Removes this host's volumes and those of hosts that were killed before they could remove them.</summary>
    public async Task RemoveVolumesAsync()
    {
        string[] volumes = [.. (await RunAsync("volume", "ls", "--quiet")).Where(DataVolumes.IsOrphaned)];
        if (volumes is [_, ..]) await RunAsync(["volume", "rm", .. volumes]);
    }

    /// <summary>Waits until the orchestrator has removed the containers, which may take longer than the host takes to stop. Removes the containers that remain after a timeout, and then the volumes.</summary>
    /// <param name="containers">The names of the containers of this host.</param>
    public async Task RemoveAsync(IReadOnlyCollection<string> containers)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var remainingContainers = await GetRemainingContainersAsync(containers);
        while (remainingContainers is [_, ..] && Stopwatch.GetElapsedTime(startedAt) < RemovalTimeout)
        {
            await Task.Delay(PollInterval);
            remainingContainers = await GetRemainingContainersAsync(containers);
        }
        if (remainingContainers is [_, ..]) await RunAsync(["rm", "--force", .. remainingContainers]);
        await RemoveVolumesAsync();
    }

    async Task<string[]> GetRemainingContainersAsync(IReadOnlyCollection<string> containers) => [.. (await RunAsync("ps", "--all", "--format", "{{.Names}}")).Intersect(containers)];

    /// <summary>Runs an engine command and returns its output lines; empty if it times out or fails, for example because a volume is in use or does not exist.</summary>
    async Task<IReadOnlyList<string>> RunAsync(params string[] arguments)
    {
        using var timeout = new CancellationTokenSource(CommandTimeout);
        try
        {
            var result = await Cli.Wrap(engine).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(timeout.Token);
            return result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }
}
