using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;

namespace Evolution.Topologies.Stores;

/// <summary>Removes the containers and volumes that a host with containerized stores leaves in the container engine.</summary>
/// <param name="engine">The engine's command: <c>docker</c> or <c>podman</c>.</param>
public sealed class ContainerCleanup(string engine)
{
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(15), CommandLimit = TimeSpan.FromSeconds(20), PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Removes this host's volumes and those of hosts that were killed before they could remove them.</summary>
    public async Task RemoveVolumesAsync()
    {
        string[] left = [.. (await AskAsync("volume", "ls", "--quiet")).Where(DataVolumes.IsLeft)];
        if (left is [_, ..]) await AskAsync(["volume", "rm", .. left]);
    }

    /// <summary>Waits until the orchestrator has removed the containers, which may continue after the host has stopped, removes those that remain after a timeout, and then removes the volumes.</summary>
    /// <param name="containers">The names of the containers that the host ran.</param>
    public async Task EndAsync(IReadOnlyCollection<string> containers)
    {
        var started = Stopwatch.GetTimestamp();
        var left = await LeftAsync(containers);
        while (left is [_, ..] && Stopwatch.GetElapsedTime(started) < EndLimit)
        {
            await Task.Delay(PollInterval);
            left = await LeftAsync(containers);
        }
        if (left is [_, ..]) await AskAsync(["rm", "--force", .. left]);
        await RemoveVolumesAsync();
    }

    async Task<string[]> LeftAsync(IReadOnlyCollection<string> containers) => [.. (await AskAsync("ps", "--all", "--format", "{{.Names}}")).Intersect(containers)];

    /// <summary>Runs a command of the engine and returns its output lines; empty if it times out or fails, for example because a volume is in use or does not exist.</summary>
    async Task<IReadOnlyList<string>> AskAsync(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(CommandLimit);
        try
        {
            var answer = await Cli.Wrap(engine).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(limit.Token);
            return answer.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }
}
