using System.Diagnostics;
using Evolution.Control.Processes;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Crashing;

/// <summary>Kills hosts to simulate crashes.</summary>
public static class FallenHost
{
    // Equals the limit of an orderly stop: the orchestrator has the same resources to end, and detects the missing host only after seconds.
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(45);

    /// <summary>Kills a host as a crash would, and waits until the orchestrator detects it and has ended everything.</summary>
    /// <exception cref="TimeoutException">Some processes did not end in time.</exception>
    public static async Task KillAsync(RunningHost host, CancellationToken cancellationToken)
    {
        var resources = await host.Control.ResourcesAsync(cancellationToken: cancellationToken);
        var started = ProcessGroup.Of(resources.Select(resource => resource.ProcessId).OfType<int>().SelectMany(ProcessFamily.Of));
        using (var process = Process.GetProcessById(host.ProcessId)) process.Kill();
        await host.Ended.WaitAsync(EndLimit, cancellationToken);
        await started.AwaitEndAsync(EndLimit, cancellationToken);
    }
}
