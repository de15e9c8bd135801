using System.Diagnostics;
using Evolution.Control;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;
using Evolution.Lab.Load;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;
using Evolution.Lab.Results;
using Npgsql;

namespace Evolution.Evo.Commands;

/// <summary>Starts one topology after the other and measures each. Completed results are kept if a later step fails.</summary>
sealed class ComparisonSession(Repository repository, ExperimentOptions options, Interruption interruption, Action<string> say)
{
    /// <summary>Runs a plan.</summary>
    /// <param name="plan">The topologies and experiments to measure.</param>
    /// <param name="asked">How the stores run; null to choose by what the machine supports.</param>
    /// <param name="file">The file for the results; null to keep none.</param>
    public async Task<Comparison> RunAsync(Plan plan, StoreKind? asked, string? file)
    {
        var stores = await StoreSetup.ChooseAsync(asked, RunCommand.Needed([.. plan.Variants.Select(variant => variant.Topology)]), say, interruption.Asked);
        await new AppHostBuild(repository, say).EnsureAsync(interruption.Asked);

        var log = new ComparisonLog(Begin(plan, stores), file, say);
        for (var repeat = 1; repeat <= plan.Repeats; repeat++)
        {
            foreach (var (variant, number) in plan.Variants.Select((variant, index) => (variant, (repeat - 1) * plan.Variants.Count + index + 1)))
            {
                if (interruption.Asked.IsCancellationRequested) break;
                var started = Stopwatch.GetTimestamp();
                await MeasureAsync(plan, variant, repeat, stores, log, line => say($"  [{number}/{plan.Starts}] {variant.Name}, {Stopwatch.GetElapsedTime(started).TotalSeconds,3:0} s: {line}"));
            }
        }
        return log.Close(interruption.Asked.IsCancellationRequested);
    }

    async Task MeasureAsync(Plan plan, Variant variant, int repeat, StoreKind stores, ComparisonLog log, Action<string> progress)
    {
        var run = new TopologyRun(variant.Name, variant.Topology.Phase, repeat, TopologyArguments.AspectsOf(variant.Topology), TopologyArguments.NameOf(variant.Topology.Placement));
        log.Add(run);
        try
        {
            progress("starts");
            await using var running = await RunningHost.StartAsync(repository, new HostStart(variant.Arguments) { Stores = stores, Forced = interruption.Forced }, interruption.Asked);
            progress($"ready after {running.ReadyAfter.TotalSeconds:0.0} s");
            log.Add(await ServerVersions.ReadAsync(running.Topology, interruption.Asked));
            using var context = new ExperimentContext(running.Topology, running.ReadyAfter, options, progress);
            await new TopologyMeasurement(context, plan, run, next => log.Update(run = next)).RunAsync(interruption.Asked);
        }
        catch (Exception exception) when (IsFailure(exception) && !interruption.Asked.IsCancellationRequested)
        {
            log.Update(run with { Error = exception.Message });
            progress(exception.Message);
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            log.Update(run with { Error = "It was interrupted." });
            progress("interrupted; what is finished is kept");
        }
    }

    Comparison Begin(Plan plan, StoreKind stores) => new(
        Comparison.CurrentFormat,
        DateTimeOffset.UtcNow,
        MachineFacts.Look(),
        TopologyArguments.NameOf(stores),
        new(plan.Kind, options.Pace.Name, options.Rate, options.Seed, plan.Repeats, Judgement.Objective.TotalMilliseconds, options.Pace.Steady.TotalSeconds, options.Pace.Fault.TotalSeconds),
        []);

    static bool IsFailure(Exception failure) => failure is LabException or ControlException or TimeoutException or HttpRequestException or NpgsqlException or IOException;
}
