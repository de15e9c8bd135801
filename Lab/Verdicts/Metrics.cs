using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Creates the metrics that expectations compare.</summary>
public static class Metrics
{
    /// <summary>The share of good requests during a fault, among those that do not target the faulted service.</summary>
    /// <param name="fault">The name of the experiment.</param>
    public static Metric Unaffected(string fault) => new($"unaffected requests in {fault}", EffectScale.Share, run => ReadFault(run, fault) switch
    {
        null => Reading.None,
        { Void: { } reason } => new(null, reason),
        { Unaffected: null } result => new(null, result.Objection ?? result.Error ?? "no request was due."),
        var result => new(result.Unaffected),
    }, Percent.Format);

    /// <summary>The share of a counted value, such as cache hits, that remains during a fault: 1 if the fault does not change it.</summary>
    /// <param name="fault">The name of the experiment.</param>
    /// <param name="observation">The name of the counted share.</param>
    public static Metric Retained(string fault, string observation) => new($"{observation} retained in {fault}", EffectScale.Share, run => ReadFault(run, fault) switch
    {
        null => Reading.None,
        { Void: { } reason } => new(null, reason),
        { Objection: { } objection } => new(null, objection),
        { Error: { } error } => new(null, error),
        var result => result.Observations.FirstOrDefault(candidate => candidate.Name == observation) is { Steady: > 0 and var steady, Fault: { } during } ? new(during / steady) : new(null, "nothing was counted."),
    }, Percent.Format);

    /// <summary>A quantity of a cost.</summary>
    /// <param name="cost">The name of the cost.</param>
    /// <param name="quantity">The name of the quantity.</param>
    /// <param name="unit">The unit of the quantity.</param>
    public static Metric Quantity(string cost, string quantity, string unit = "") => new($"{quantity} in {cost}", EffectScale.LogRatio, run => run.Costs.FirstOrDefault(measured => measured.Name == cost) switch
    {
        null => Reading.None,
        { Objection: { } objection } => new(null, objection),
        { Error: { } error } => new(null, error),
        var result when result.Quantities.FirstOrDefault(measured => measured.Name == quantity) is { } measured => new(measured.Value, measured.Value is null ? "not reached." : null),
        _ => new(null, "not measured."),
    }, spread => new Quantity(quantity, spread.Mean, unit).Text);

    static FaultResult? ReadFault(TopologyRun run, string fault) => run.Faults.FirstOrDefault(result => result.Name == fault);
}
