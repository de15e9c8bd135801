using System.Diagnostics;
using Evolution.Control.Processes;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;

namespace Evolution.Lab.CrashTests;

/// <summary>Simulates the crash of a host.</summary>
public static class HostCrash
{
    // Equals the timeout of a graceful stop: the orchestrator must stop the same resources, and detects the loss of the host only after seconds.
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(45);

    /// <summary>Kills a host, and waits until the orchestrator has stopped all its resources.</summary>
    /// <exception cref="TimeoutException">Some processes did not stop in time.</exception>
    public static async Task SimulateAsync(RunningHost host, CancellationToken cancellationToken)
    {
        var resources = await host.Control.GetResourcesAsync(cancellationToken: cancellationToken);
        var processes = ProcessSet.Of(resources.Select(resource => resource.ProcessId).OfType<int>().SelectMany(ProcessDescendants.Of));
        using (var process = Process.GetProcessById(host.ProcessId)) process.Kill();
        await host.Completion.WaitAsync(StopTimeout, cancellationToken);
        await processes.WaitForExitAsync(StopTimeout, cancellationToken);
    }
}
