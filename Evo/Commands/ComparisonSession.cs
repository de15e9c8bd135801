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

/// <summary>Measures topologies in rounds, one at a time. Keeps completed results if a later step fails.</summary>
sealed class ComparisonSession(Repository repository, ExperimentOptions options, ShutdownSignals signals, Action<string> report)
{
    // The topologies of a comparison with several rounds, which are paused when it is not their turn.
    readonly Dictionary<Variant, MeasuredTopology> topologies = [];

    /// <summary>Runs a plan.</summary>
    /// <param name="plan">The topologies and experiments to measure.</param>
    /// <param name="requested">How the stores run; null to use what the machine supports.</param>
    /// <param name="file">The results file; null to write none.</param>
    public async Task<Comparison> RunAsync(MeasurementPlan plan, StoreKind? requested, string? file)
    {
        var stores = await StoreSetup.ChooseAsync(requested, RunCommand.GetPrerequisites([.. plan.Variants.Select(variant => variant.Topology)]), report, signals.StopToken);
        await new AppHostBuild(repository, report).EnsureBuiltAsync(signals.StopToken);

        var log = new ComparisonLog(CreateComparison(plan, stores), file, report);
        try
        {
            foreach (var round in Round.Create(plan, options.Seed)) await MeasureAsync(plan, round, stores, log);
        }
        finally
        {
            await Task.WhenAll(topologies.Values.Select(topology => topology.DisposeAsync().AsTask()));
        }
        return log.Complete(signals.StopToken.IsCancellationRequested);
    }

    async Task MeasureAsync(MeasurementPlan plan, Round round, StoreKind stores, ComparisonLog log)
    {
        foreach (var (index, variant) in round.Variants.Index())
        {
            if (signals.StopToken.IsCancellationRequested) return;
            var startedAt = Stopwatch.GetTimestamp();
            var position = plan.Rounds is 1 ? $"{index + 1}/{plan.Variants.Count}" : $"round {round.Number}/{plan.Rounds}";
            await MeasureAsync(plan, variant, round, stores, log, line => report($"  [{position}] {variant.Name}, {Stopwatch.GetElapsedTime(startedAt).TotalSeconds,3:0} s: {line}"));
        }
    }

    async Task MeasureAsync(MeasurementPlan plan, Variant variant, Round round, StoreKind stores, ComparisonLog log, Action<string> progress)
    {
        var run = new TopologyRun(variant.Name, variant.Topology.Phase, round.Number, TopologyArguments.GetAspects(variant.Topology), TopologyArguments.GetName(variant.Topology.Placement));
        log.AddRun(run);
        try
        {
            var topology = topologies.GetValueOrDefault(variant) ?? (topologies[variant] = await StartAsync(variant, stores, log, progress));
            await topology.ResumeAsync(round.Number, progress);
            await new TopologyMeasurement(topology.Context, plan, round, run, next => log.UpdateLastRun(run = next)).RunAsync(signals.StopToken);
            if (round.Number < plan.Rounds) await topology.PauseAsync(signals.StopToken);
            else await StopAsync(variant);
        }
        catch (Exception exception) when (IsFailure(exception) && !signals.StopToken.IsCancellationRequested)
        {
            log.UpdateLastRun(run with { Error = exception.Message });
            progress(exception.Message);

            // The next round starts it again.
            await StopAsync(variant);
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            log.UpdateLastRun(run with { Error = "The run was interrupted." });
            progress("interrupted; finished results are kept");
        }
    }

    async Task<MeasuredTopology> StartAsync(Variant variant, StoreKind stores, ComparisonLog log, Action<string> progress)
    {
        progress("starting");
        var host = await RunningHost.StartAsync(repository, new HostStartOptions(variant.Arguments) { Stores = stores, ForcedStopToken = signals.ForcedStopToken }, signals.StopToken);
        progress($"ready after {host.StartupTime.TotalSeconds:0.0} s");
        log.AddVersions(await ServerVersions.ReadAsync(host.Topology, signals.StopToken));
        return new(host, options);
    }

    async Task StopAsync(Variant variant)
    {
        if (topologies.Remove(variant, out var topology)) await topology.DisposeAsync();
    }

    Comparison CreateComparison(MeasurementPlan plan, StoreKind stores) => new(
        Comparison.CurrentFormat,
        DateTimeOffset.UtcNow,
        MachineFacts.Collect(),
        TopologyArguments.GetName(stores),
        new(plan.Kind, options.Pace.Name, options.Rate, options.Seed, plan.Rounds, RequestClassifier.Objective.TotalMilliseconds, options.Pace.Steady.TotalSeconds, options.Pace.Fault.TotalSeconds),
        []);

    static bool IsFailure(Exception exception) => exception is LabException or ControlException or TimeoutException or HttpRequestException or NpgsqlException or IOException;
}
