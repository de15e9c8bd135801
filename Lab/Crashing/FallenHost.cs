using System.Diagnostics;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Crashing;

/// <summary>Kills hosts.</summary>
public static class FallenHost
{
    // As long as an orderly stop may take: the orchestrator has the same to end, and notices only after seconds that the host is gone.
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(45);

    /// <summary>Kills a host as a crash would, and waits until the orchestrator, which sees that the host is gone, has ended everything.</summary>
    /// <exception cref="TimeoutException">It has not in time.</exception>
    public static async Task KillAsync(RunningHost host, CancellationToken cancellation)
    {
        var resources = await host.Control.ResourcesAsync(cancellation: cancellation);
        var started = ProcessGroup.Of(resources.Select(resource => resource.ProcessId).OfType<int>().SelectMany(ProcessFamily.Of));
        using (var process = Process.GetProcessById(host.ProcessId)) process.Kill();
        await host.Ended.WaitAsync(EndLimit, cancellation);
        await started.AwaitEndAsync(EndLimit, cancellation);
    }
}
