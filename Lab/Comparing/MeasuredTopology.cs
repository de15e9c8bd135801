using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.Comparing;

/// <summary>A topology that is measured in several rounds. It is paused between them, so that the topologies of a comparison do not disturb each other.</summary>
/// <param name="host">The host of the topology.</param>
/// <param name="options">The options of the experiments.</param>
public sealed class MeasuredTopology(RunningHost host, ExperimentOptions options) : IAsyncDisposable
{
    Action<string> report = _ => { };
    ExperimentContext? context;

    /// <summary>The running topology with the orders of all rounds so far.</summary>
    public ExperimentContext Context => context ??= new(host.Topology, host.StartupTime, options, line => report(line));

    /// <summary>Prepares the topology for a round.</summary>
    /// <param name="round">The number of the round.</param>
    /// <param name="progress">Called with progress messages during the round.</param>
    public async Task ResumeAsync(int round, Action<string> progress)
    {
        report = progress;
        Context.Round = round;
        await host.ResumeAsync();
    }

    /// <summary>Pauses the topology until the next round.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => host.PauseAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        context?.Dispose();
        await host.DisposeAsync();
    }
}
