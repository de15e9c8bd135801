using Evolution.Control;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;
using Evolution.Lab.Results;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>An experiment's course on one of the topologies that run.</summary>
sealed class TopologyCourse(RunningTopology topology, IFault fault, ExperimentOptions options)
{
    static readonly TimeSpan HealLimit = TimeSpan.FromSeconds(90);

    readonly LiveCourse live = new();
    bool isHealing;

    public TopologyState Topology => topology.State;

    /// <summary>What people call the topology.</summary>
    public string Title => $"Phase {topology.State.Phase}";

    /// <summary>What came of it; null while it goes on.</summary>
    public FaultResult? Result { get; private set; }

    /// <summary>What can be shown of it now.</summary>
    public FaultResult Seen => Result ?? live.Seen(fault, options.Pace.Steady);

    /// <summary>How far it is, in words.</summary>
    public string Stage => this switch
    {
        { Result.Objection: not null } => "does not apply",
        { Result.Error: not null } => "not finished",
        { Result: not null } => "done",
        { isHealing: true } => "healing",
        _ => CourseWords.Of(live.Stage),
    };

    /// <summary>Runs it. It always reports a result, and heals the shop as far as the host can be reached.</summary>
    /// <param name="whyStopped">Why it was ended early, if it was.</param>
    /// <param name="whyGone">Asks, where something failed, whether it was ended early or the host is gone, and why.</param>
    /// <param name="stopping">Ends it early.</param>
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
        catch (Exception failure)
        {
            // Only the desk awaits it: every exception is shown on the page.
            result = await HealAsync(runner, result with { Error = stopping.IsCancellationRequested ? whyStopped() : failure.Message });
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
        catch (Exception failure)
        {
            return result with { Error = $"{result.Error} It could not be healed: {failure.Message}" };
        }
    }

    /// <summary>What the Lab's results hold of it.</summary>
    public TopologyRun InResults() =>
        new(VariantName.Of(topology.State), topology.State.Phase, 1, topology.State.Aspects, topology.State.Placement) { Faults = Result is { } result ? [result] : [] };
}
