using Evolution.Board.Connection;
using Evolution.Board.FaultInjection.FreePlay;
using Evolution.Lab;
using Evolution.Lab.Experiments;

namespace Evolution.Board.FaultInjection.Experiments;

/// <summary>Runs one experiment at a time, independently of the page that started it, and keeps the most recent one.</summary>
sealed class ExperimentCoordinator(HostConnection host, LoadController load) : IAsyncDisposable
{
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(15);

    readonly Lock gate = new();
    IExperimentFault? startingFault;

    /// <summary>The current or most recent experiment; null before the first.</summary>
    public ExperimentRun? Run { get; private set; }

    /// <summary>The fault of the experiment that is starting or running; null if there is none.</summary>
    public IExperimentFault? ActiveFault
    {
        get
        {
            lock (gate) return startingFault ?? (Run is { IsRunning: true } run ? run.Fault : null);
        }
    }

    /// <summary>Starts an experiment on all topologies that the host runs.</summary>
    /// <exception cref="LabException">Another experiment is running, or no topology is running.</exception>
    /// <exception cref="HostUnavailableException">The host does not respond.</exception>
    public async Task<ExperimentRun> StartAsync(IExperimentFault fault, ExperimentOptions options)
    {
        ReserveRun(fault);
        try
        {
            var run = await CreateRunAsync(fault, options);
            Run = run;
            _ = run.RunAsync();
            return run;
        }
        finally
        {
            lock (gate) startingFault = null;
        }
    }

    /// <summary>Stops the current experiment and waits until the shop is healed.</summary>
    /// <exception cref="LabException">No experiment is running.</exception>
    public Task StopAsync() => Run is { IsRunning: true } run ? run.StopAsync("The experiment was stopped.") : throw new LabException("No experiment is running.");

    public async ValueTask DisposeAsync()
    {
        if (Run is { IsRunning: true } run) await run.StopAsync("The Board was stopped.").WaitAsync(StopTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async Task<ExperimentRun> CreateRunAsync(IExperimentFault fault, ExperimentOptions options)
    {
        var control = host.Client;
        var topologies = await host.SendAsync(client => client.GetTopologiesAsync());
        if (topologies is []) throw new LabException("No topology is running.");
        var resources = await host.SendAsync(client => client.GetResourcesAsync());
        var storeKind = resources.Any(resource => resource.ContainerId is not null) ? StoreKind.Containers : StoreKind.Processes;

        // The load would distort the measurements, and the stored data must settle before its integrity is checked.
        await load.StopAsync("The load was stopped because an experiment generates its own load.");
        return new(fault, options, storeKind, new(host, control), [.. topologies.Select(topology => new TopologyExperiment(new(control, topology), fault, options))]);
    }

    void ReserveRun(IExperimentFault fault)
    {
        lock (gate)
        {
            if (ActiveFault is { } activeFault) throw new LabException($"{activeFault.Name} is still running. Only one experiment can run at a time: wait until it ends, or stop it.");
            startingFault = fault;
        }
    }
}
