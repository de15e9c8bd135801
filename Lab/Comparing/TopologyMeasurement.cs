using System.Globalization;
using Evolution.Control;
using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;
using Evolution.Lab.Integrity;
using Evolution.Lab.Results;
using Npgsql;

namespace Evolution.Lab.Comparing;

/// <summary>Runs everything that is planned for one topology, and reports each part as soon as it is finished.</summary>
public sealed class TopologyMeasurement(ExperimentContext context, Plan plan, TopologyRun run, Action<TopologyRun> update)
{
    /// <summary>Runs the measurement.</summary>
    /// <exception cref="LabException">The measurement could not continue.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var faults = new FaultRunner(context);
        context.Say("warm-up");
        await faults.WarmUpAsync(cancellationToken);

        // Costs that need an idle shop are measured before the faults, which leave traces in memory and stores.
        foreach (var cost in plan.Costs.Where(cost => cost.IsBeforeFaults)) await MeasureAsync(cost, cancellationToken);

        // Crashes run before all faults: by the time of the second check, the other faults have taken longer than the 30 s that it needs.
        var crashes = plan.Crashes ? await CrashAsync(cancellationToken) : null;
        foreach (var fault in plan.Faults) await DoAsync(faults, fault, cancellationToken);
        foreach (var cost in plan.Costs.Where(cost => !cost.IsBeforeFaults)) await MeasureAsync(cost, cancellationToken);
        if (crashes is not null) await CheckAgainAsync(crashes, cancellationToken);

        var (integrity, _, _) = await IntegrityCheck.RunAsync(context.Topology, context.Acknowledged, context.Pace.Settling, context.Pace.Settling, cancellationToken);
        Update(run with { Integrity = integrity });
        context.Say(integrity.IsRight ? $"integrity: {integrity.Orders:N0} orders, nothing lost or duplicated" : $"integrity: {string.Join(" ", integrity.Violations)}");
    }

    async Task DoAsync(FaultRunner faults, IExperimentFault fault, CancellationToken cancellationToken)
    {
        await context.MakeWholeAsync(cancellationToken);
        FaultResult result;
        try
        {
            result = await faults.RunAsync(fault, cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException)
        {
            result = new(fault.Name, fault.Question, fault.Done, fault.Hurt) { Error = exception.Message };
        }
        Update(run with { Faults = [.. run.Faults, result] });
        context.Say($"{fault.Name}: {InWords(result)}");
    }

    async Task<CrashExperiment> CrashAsync(CancellationToken cancellationToken)
    {
        await context.MakeWholeAsync(cancellationToken);
        var experiment = new CrashExperiment(context);
        var crashes = await experiment.RunAsync(cancellationToken);
        Update(run with { Crashes = crashes });
        context.Say($"{CrashExperiment.Name}: {crashes.Error ?? $"{crashes.Steps.Count} steps, {crashes.Steps.Count(step => step.HalfDoneRightAfter)} half done right after"}");
        return experiment;
    }

    async Task CheckAgainAsync(CrashExperiment experiment, CancellationToken cancellationToken)
    {
        var crashes = await experiment.CheckAgainAsync(run.Crashes!, cancellationToken);
        Update(run with { Crashes = crashes });
        context.Say($"{CrashExperiment.Name}: {crashes.Steps.Count(step => step.HalfDoneLater is true)} half done {crashes.LaterSeconds:0} s later");
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
        context.Say($"{cost.Name}: {result.Objection ?? result.Error ?? string.Join(", ", result.Quantities.Select(quantity => quantity.InWords))}");
    }

    void Update(TopologyRun next)
    {
        run = next;
        update(run);
    }

    static string InWords(FaultResult result) => result switch
    {
        { Objection: { } objection } => $"no meaning here: {objection}",
        { Error: { } error } => $"could not be done: {error}",
        _ => string.Create(CultureInfo.InvariantCulture, $"unaffected {result.Unaffected:P0}, all {result.GoodOfAll:P0}, {(result.RecoveredAfter is { } seconds ? $"recovered after {seconds:0.0} s" : "not recovered while watched")}")
            + (result.Integrity is { IsRight: false } wrong ? $"; NOT RIGHT: {string.Join(" ", wrong.Violations)}" : ""),
    };
}
