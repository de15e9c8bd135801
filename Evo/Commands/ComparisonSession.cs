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

/// <summary>Starts and measures one topology after the other. Keeps completed results if a later step fails.</summary>
sealed class ComparisonSession(Repository repository, ExperimentOptions options, ShutdownSignals signals, Action<string> report)
{
    /// <summary>Runs a plan.</summary>
    /// <param name="plan">The topologies and experiments to measure.</param>
    /// <param name="requested">How the stores run; null to use what the machine supports.</param>
    /// <param name="file">The results file; null to write none.</param>
    public async Task<Comparison> RunAsync(MeasurementPlan plan, StoreKind? requested, string? file)
    {
        var stores = await StoreSetup.ChooseAsync(requested, RunCommand.GetPrerequisites([.. plan.Variants.Select(variant => variant.Topology)]), report, signals.StopToken);
        await new AppHostBuild(repository, report).EnsureBuiltAsync(signals.StopToken);

        var log = new ComparisonLog(CreateComparison(plan, stores), file, report);
        for (var repeat = 1; repeat <= plan.Repeats; repeat++)
        {
            foreach (var (variant, number) in plan.Variants.Select((variant, index) => (variant, (repeat - 1) * plan.Variants.Count + index + 1)))
            {
                if (signals.StopToken.IsCancellationRequested) break;
                var startedAt = Stopwatch.GetTimestamp();
                await MeasureAsync(plan, variant, repeat, stores, log, line => report($"  [{number}/{plan.StartCount}] {variant.Name}, {Stopwatch.GetElapsedTime(startedAt).TotalSeconds,3:0} s: {line}"));
            }
        }
        return log.Complete(signals.StopToken.IsCancellationRequested);
    }

    async Task MeasureAsync(MeasurementPlan plan, Variant variant, int repeat, StoreKind stores, ComparisonLog log, Action<string> progress)
    {
        var run = new TopologyRun(variant.Name, variant.Topology.Phase, repeat, TopologyArguments.GetAspects(variant.Topology), TopologyArguments.GetName(variant.Topology.Placement));
        log.AddRun(run);
        try
        {
            progress("starting");
            await using var running = await RunningHost.StartAsync(repository, new HostStartOptions(variant.Arguments) { Stores = stores, ForcedStopToken = signals.ForcedStopToken }, signals.StopToken);
            progress($"ready after {running.StartupTime.TotalSeconds:0.0} s");
            log.AddVersions(await ServerVersions.ReadAsync(running.Topology, signals.StopToken));
            using var context = new ExperimentContext(running.Topology, running.StartupTime, options, progress);
            await new TopologyMeasurement(context, plan, run, next => log.UpdateLastRun(run = next)).RunAsync(signals.StopToken);
        }
        catch (Exception exception) when (IsFailure(exception) && !signals.StopToken.IsCancellationRequested)
        {
            log.UpdateLastRun(run with { Error = exception.Message });
            progress(exception.Message);
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            log.UpdateLastRun(run with { Error = "The run was interrupted." });
            progress("interrupted; finished results are kept");
        }
    }

    Comparison CreateComparison(MeasurementPlan plan, StoreKind stores) => new(
        Comparison.CurrentFormat,
        DateTimeOffset.UtcNow,
        MachineFacts.Collect(),
        TopologyArguments.GetName(stores),
        new(plan.Kind, options.Pace.Name, options.Rate, options.Seed, plan.Repeats, RequestClassifier.Objective.TotalMilliseconds, options.Pace.Steady.TotalSeconds, options.Pace.Fault.TotalSeconds),
        []);

    static bool IsFailure(Exception exception) => exception is LabException or ControlException or TimeoutException or HttpRequestException or NpgsqlException or IOException;
}
