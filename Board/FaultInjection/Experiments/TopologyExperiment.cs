using Evolution.Control;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;
using Evolution.Lab.Results;

namespace Evolution.Board.FaultInjection.Experiments;

/// <summary>An experiment on one of the running topologies.</summary>
sealed class TopologyExperiment(RunningTopology topology, IExperimentFault fault, ExperimentOptions options)
{
    static readonly TimeSpan HealTimeout = TimeSpan.FromSeconds(90);

    readonly ExperimentProgress progress = new();
    bool isHealing;

    public TopologyState Topology => topology.State;

    /// <summary>The display name of the topology.</summary>
    public string Title => $"Phase {topology.State.Phase}";

    /// <summary>The result; null while the experiment is running.</summary>
    public FaultResult? Result { get; private set; }

    /// <summary>The result, or the measurements so far.</summary>
    public FaultResult CurrentResult => Result ?? progress.CreatePreview(fault, options.Pace.Steady);

    /// <summary>The current stage, as user-facing text.</summary>
    public string Stage => this switch
    {
        { Result.Objection: not null } => "does not apply",
        { Result.Error: not null } => "not finished",
        { Result: not null } => "done",
        { isHealing: true } => "healing",
        _ => ProgressText.Format(progress.Stage),
    };

    /// <summary>Runs the experiment. It always sets <see cref="Result"/>, and heals the shop if the host is reachable.</summary>
    /// <param name="getStopReason">Returns the reason why it was stopped.</param>
    /// <param name="getFailureReason">Returns, after a failure, why the experiment was stopped or the host is unavailable; null if neither is the case.</param>
    /// <param name="cancellationToken">Stops the experiment early.</param>
    public async Task RunAsync(Func<string> getStopReason, Func<Task<string?>> getFailureReason, CancellationToken cancellationToken)
    {
        using var context = new ExperimentContext(topology, TimeSpan.Zero, options, _ => { });
        var runner = new FaultRunner(context, progress);
        var result = new FaultResult(fault.Name, fault.Question, fault.Procedure, fault.TargetService);
        try
        {
            if (fault.GetObjection(context) is null)
            {
                await context.StartStoppedResourcesAsync(cancellationToken);
                await runner.WarmUpAsync(cancellationToken);
            }
            result = await runner.RunAsync(fault, cancellationToken);
        }
        catch (Exception exception)
        {
            // No caller handles exceptions. The page shows the error in the result.
            result = await HealAsync(runner, result with { Error = cancellationToken.IsCancellationRequested ? getStopReason() : exception.Message });
        }
        if (result.Error is { } error && await getFailureReason() is { } reason && !error.StartsWith(reason, StringComparison.Ordinal)) result = result with { Error = reason };
        Result = result;
    }

    async Task<FaultResult> HealAsync(FaultRunner runner, FaultResult result)
    {
        isHealing = true;
        using var timeout = new CancellationTokenSource(HealTimeout);
        try
        {
            await runner.HealAsync(fault, timeout.Token);
            return result;
        }
        catch (Exception exception)
        {
            return result with { Error = $"{result.Error} Healing failed: {exception.Message}" };
        }
    }

    /// <summary>Converts the result to the format of the Lab's results.</summary>
    public TopologyRun ToTopologyRun() =>
        new(VariantName.Of(topology.State), topology.State.Phase, 1, topology.State.Aspects, topology.State.Placement) { Faults = Result is { } result ? [result] : [] };
}
