using System.Globalization;
using Evolution.Control;
using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;
using Evolution.Lab.Integrity;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;
using Npgsql;

namespace Evolution.Lab.Comparing;

/// <summary>Runs the planned measurements of one round on one topology, and reports each result as soon as it is available.</summary>
/// <param name="context">The running topology.</param>
/// <param name="plan">The planned measurements.</param>
/// <param name="round">The round to which the measurement belongs.</param>
/// <param name="run">The run, without results.</param>
/// <param name="update">Called with the run after each result.</param>
public sealed class TopologyMeasurement(ExperimentContext context, MeasurementPlan plan, Round round, TopologyRun run, Action<TopologyRun> update)
{
    /// <summary>Runs the measurement.</summary>
    /// <exception cref="LabException">The measurement could not continue.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var faults = new FaultRunner(context);
        context.Report("warm-up");
        if (context.Choices.OrderCount is 0) await faults.WarmUpAsync(cancellationToken);
        else await faults.SettleAsync(cancellationToken);

        // Costs that depend on memory or stored orders are measured before the faults, which affect both.
        foreach (var cost in Costs.Where(cost => cost.IsMeasuredBeforeFaults)) await MeasureAsync(cost, cancellationToken);

        // Crashes run first, because the faults take longer than the 30 s that must pass before the second check.
        var crashes = plan.IncludesCrashes ? await RunCrashesAsync(cancellationToken) : null;
        foreach (var fault in round.Faults) await RunFaultAsync(faults, fault, cancellationToken);
        foreach (var cost in Costs.Where(cost => !cost.IsMeasuredBeforeFaults)) await MeasureAsync(cost, cancellationToken);
        if (crashes is not null) await RecheckCrashesAsync(crashes, cancellationToken);

        var (integrity, _, _) = await IntegrityCheck.RunAsync(context.Topology, context.Acknowledged, context.Pace.SettleTimeout, context.Pace.SettleTimeout, cancellationToken);
        Update(run with { Integrity = integrity });
        context.Report(integrity.IsRight ? $"integrity: {integrity.Orders:N0} orders, nothing lost or duplicated" : $"integrity: {string.Join(" ", integrity.Violations)}");
    }

    IEnumerable<ICost> Costs => plan.Costs.Where(cost => round.Number is 1 || !cost.IsMeasuredOnce);

    async Task RunFaultAsync(FaultRunner faults, IExperimentFault fault, CancellationToken cancellationToken)
    {
        await context.StartStoppedResourcesAsync(cancellationToken);
        FaultResult result;
        try
        {
            result = await faults.RunAsync(fault, cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException)
        {
            result = new(fault.Name, fault.Question, fault.Procedure, fault.TargetService) { Error = exception.Message };
        }
        Update(run with { Faults = [.. run.Faults, result] });
        context.Report($"{fault.Name}: {Describe(result)}");
    }

    async Task<CrashExperiment> RunCrashesAsync(CancellationToken cancellationToken)
    {
        await context.StartStoppedResourcesAsync(cancellationToken);
        var experiment = new CrashExperiment(context);
        var crashes = await experiment.RunAsync(cancellationToken);
        Update(run with { Crashes = crashes });
        context.Report($"{CrashExperiment.Name}: {crashes.Error ?? $"{crashes.Steps.Count} steps, {crashes.Steps.Count(step => step.IsInconsistentRightAfter)} inconsistent right after the crash"}");
        return experiment;
    }

    async Task RecheckCrashesAsync(CrashExperiment experiment, CancellationToken cancellationToken)
    {
        var crashes = await experiment.RecheckAsync(run.Crashes!, cancellationToken);
        Update(run with { Crashes = crashes });
        context.Report($"{CrashExperiment.Name}: {crashes.Steps.Count(step => step.IsInconsistentLater is true)} inconsistent {crashes.LaterSeconds:0} s later");
    }

    async Task MeasureAsync(ICost cost, CancellationToken cancellationToken)
    {
        CostResult result;
        try
        {
            result = await cost.MeasureAsync(context, cancellationToken);
        }
        catch (Exception exception) when (exception is LabException or ControlException or TimeoutException or HttpRequestException or NpgsqlException)
        {
            result = new(cost.Name, cost.Question) { Error = exception.Message };
        }
        Update(run with { Costs = [.. run.Costs, result] });
        context.Report($"{cost.Name}: {result.Objection ?? result.Error ?? string.Join(", ", result.Quantities.Select(quantity => quantity.NameWithValue))}");
    }

    void Update(TopologyRun updatedRun)
    {
        run = updatedRun;
        update(run);
    }

    static string Describe(FaultResult result) => result switch
    {
        { Objection: { } objection } => $"not applicable: {objection}",
        { Error: { } error } => $"failed: {error}",
        _ => string.Create(CultureInfo.InvariantCulture, $"unaffected {Format(result.Unaffected)}, availability {Format(result.GoodOfAll)}, {(result.RecoveredAfter is { } seconds ? $"recovered after {seconds:0.0} s" : "not recovered")}")
            + (result.Integrity is { IsRight: false } integrity ? $"; VIOLATIONS: {string.Join(" ", integrity.Violations)}" : ""),
    };

    static string Format(double? share) => share is { } measured ? Percent.Format(measured) : "not measured";
}
