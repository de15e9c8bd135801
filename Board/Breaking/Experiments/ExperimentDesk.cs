using Evolution.Board.Breaking.Play;
using Evolution.Board.Connection;
using Evolution.Lab;
using Evolution.Lab.Experiments;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>Runs one experiment at a time, whether or not the page that started it is still open, and keeps the last one.</summary>
sealed class ExperimentDesk(HostConnection host, FreePlay play) : IAsyncDisposable
{
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(15);

    readonly Lock gate = new();
    IExperimentFault? beginning;

    /// <summary>The current or the last experiment; null before the first.</summary>
    public ExperimentRun? Run { get; private set; }

    /// <summary>The experiment that starts or runs now; null if there is none.</summary>
    public IExperimentFault? AtWork
    {
        get
        {
            lock (gate) return beginning ?? (Run is { IsRunning: true } run ? run.Fault : null);
        }
    }

    /// <summary>Starts an experiment on all topologies that the host runs.</summary>
    /// <exception cref="LabException">Another experiment runs, or no topology runs.</exception>
    /// <exception cref="HostAwayException">The host does not respond.</exception>
    public async Task<ExperimentRun> StartAsync(IExperimentFault fault, ExperimentOptions options)
    {
        Take(fault);
        try
        {
            var run = await BeginAsync(fault, options);
            Run = run;
            _ = run.GoAsync();
            return run;
        }
        finally
        {
            lock (gate) beginning = null;
        }
    }

    /// <summary>Ends the current experiment, and waits until the shop is healed.</summary>
    /// <exception cref="LabException">No experiment runs.</exception>
    public Task StopAsync() => Run is { IsRunning: true } run ? run.StopAsync("It was stopped.") : throw new LabException("No experiment runs.");

    public async ValueTask DisposeAsync()
    {
        if (Run is { IsRunning: true } run) await run.StopAsync("The Board was stopped.").WaitAsync(EndLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async Task<ExperimentRun> BeginAsync(IExperimentFault fault, ExperimentOptions options)
    {
        var control = host.Client;
        var topologies = await host.AskAsync(asked => asked.TopologiesAsync());
        if (topologies is []) throw new LabException("Nothing runs that could be broken.");
        var resources = await host.AskAsync(asked => asked.ResourcesAsync());
        var stores = resources.Any(resource => resource.ContainerId is not null) ? StoreKind.Containers : StoreKind.Processes;

        // An experiment counts only its own load, and the stored data must settle before it is checked.
        await play.StopAsync("The load was stopped: an experiment brings its own.");
        return new(fault, options, stores, new(host, control), [.. topologies.Select(topology => new TopologyCourse(new(control, topology), fault, options))]);
    }

    void Take(IExperimentFault fault)
    {
        lock (gate)
        {
            if (AtWork is { } other) throw new LabException($"{other.Name} is still at work. One experiment runs at a time: wait for its end, or stop it.");
            beginning = fault;
        }
    }
}
