using Evolution.Control;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;
using Evolution.Lab.Results;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>The course of an experiment on one of the running topologies.</summary>
sealed class TopologyCourse(RunningTopology topology, IExperimentFault fault, ExperimentOptions options)
{
    static readonly TimeSpan HealLimit = TimeSpan.FromSeconds(90);

    readonly LiveCourse live = new();
    bool isHealing;

    public TopologyState Topology => topology.State;

    /// <summary>The display name of the topology.</summary>
    public string Title => $"Phase {topology.State.Phase}";

    /// <summary>The result; null while the experiment runs.</summary>
    public FaultResult? Result { get; private set; }

    /// <summary>The result, or the measurements so far.</summary>
    public FaultResult Seen => Result ?? live.Seen(fault, options.Pace.Steady);

    /// <summary>The progress in words.</summary>
    public string Stage => this switch
    {
        { Result.Objection: not null } => "does not apply",
        { Result.Error: not null } => "not finished",
        { Result: not null } => "done",
        { isHealing: true } => "healing",
        _ => CourseWords.Of(live.Stage),
    };

    /// <summary>Runs the experiment. It always sets a result, and heals the shop if the host is reachable.</summary>
    /// <param name="whyStopped">Returns the reason why it ended early.</param>
    /// <param name="whyGone">Returns, after a failure, why the experiment ended early or the host is gone; null if neither is the case.</param>
    /// <param name="stopping">Ends the experiment early.</param>
    public async Task GoAsync(Func<string> whyStopped, Func<Task<string?>> whyGone, CancellationToken stopping)
    {
        using var context = new ExperimentContext(topology, TimeSpan.Zero, options, _ => { });
        var runner = new FaultRunner(context, live);
        var result = new FaultResult(fault.Name, fault.Question, fault.Done, fault.Hurt);
        try
        {
            if (fault.ObjectionTo(context) is null)
            {
                await context.MakeWholeAsync(stopping);
                await runner.WarmUpAsync(stopping);
            }
            result = await runner.RunAsync(fault, stopping);
        }
        catch (Exception exception)
        {
            // Nothing above handles exceptions: each becomes the error of the result, which the page shows.
            result = await HealAsync(runner, result with { Error = stopping.IsCancellationRequested ? whyStopped() : exception.Message });
        }
        if (result.Error is { } error && await whyGone() is { } gone && !error.StartsWith(gone, StringComparison.Ordinal)) result = result with { Error = gone };
        Result = result;
    }

    async Task<FaultResult> HealAsync(FaultRunner runner, FaultResult result)
    {
        isHealing = true;
        using var limit = new CancellationTokenSource(HealLimit);
        try
        {
            await runner.HealAsync(fault, limit.Token);
            return result;
        }
        catch (Exception exception)
        {
            return result with { Error = $"{result.Error} It could not be healed: {exception.Message}" };
        }
    }

    /// <summary>Converts the result to the format of the Lab's results.</summary>
    public TopologyRun InResults() =>
        new(VariantName.Of(topology.State), topology.State.Phase, 1, topology.State.Aspects, topology.State.Placement) { Faults = Result is { } result ? [result] : [] };
}
