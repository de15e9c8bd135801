using Evolution.Lab.Results;

namespace Evolution.Lab.Tests.Verdicts;

/// <summary>Creates comparisons with only the values that verdicts use.</summary>
static class SampleRuns
{
    public static Comparison Of(params TopologyRun[] runs) => SampleComparison.Of("phases", runs.Max(run => run.Round), runs);

    /// <summary>A phase with the unaffected share of each experiment.</summary>
    public static TopologyRun Phase(int phase, params (string Fault, double? Unaffected)[] faults) => new($"phase {phase}", phase, 1, new Dictionary<string, string>(), "messages")
    {
        Faults = [.. faults.Select(fault => new FaultResult(fault.Fault, "", "", "inventory") { Unaffected = fault.Unaffected, Error = fault.Unaffected is null ? "it got stuck." : null })],
    };

    /// <summary>Adds a cost with quantities.</summary>
    public static TopologyRun WithCost(this TopologyRun run, string cost, params (string Quantity, double? Value)[] quantities) =>
        run with { Costs = [.. run.Costs, new CostResult(cost, "") { Quantities = [.. quantities.Select(quantity => new Quantity(quantity.Quantity, quantity.Value, "ms"))] }] };
}
