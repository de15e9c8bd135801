using System.Diagnostics;
using Evolution.Control.Processes;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;

namespace Evolution.Lab.CrashTests;

/// <summary>Simulates the crash of a host.</summary>
public static class HostCrash
{
    // Equals the timeout of an orderly stop: the orchestrator has the same resources to end, and detects the missing host only after seconds.
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(45);

    /// <summary>Kills a host, and waits until the orchestrator has detected it and stopped everything.</summary>
    /// <exception cref="TimeoutException">Some processes did not end in time.</exception>
    public static async Task SimulateAsync(RunningHost host, CancellationToken cancellationToken)
    {
        var resources = await host.Control.ResourcesAsync(cancellationToken: cancellationToken);
        var started = ProcessSet.Of(resources.Select(resource => resource.ProcessId).OfType<int>().SelectMany(ProcessDescendants.Of));
        using (var process = Process.GetProcessById(host.ProcessId)) process.Kill();
        await host.Completion.WaitAsync(StopTimeout, cancellationToken);
        await started.WaitForExitAsync(StopTimeout, cancellationToken);
    }
}
