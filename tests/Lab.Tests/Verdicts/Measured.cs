using Evolution.Lab.Results;

namespace Evolution.Lab.Tests.Verdicts;

/// <summary>Comparisons of which only what a verdict looks at is filled in.</summary>
static class Measured
{
    public static Comparison Of(params TopologyRun[] runs) => SampleComparison.Of("phases", runs.Max(run => run.Repeat), runs);

    /// <summary>A phase with the share that was unaffected in some experiments.</summary>
    public static TopologyRun Phase(int phase, params (string Fault, double? Unaffected)[] faults) => new($"phase {phase}", phase, 1, new Dictionary<string, string>(), "messages")
    {
        Faults = [.. faults.Select(fault => new FaultResult(fault.Fault, "", "", "inventory") { Unaffected = fault.Unaffected, Error = fault.Unaffected is null ? "it got stuck." : null })],
    };

    /// <summary>The same with faults of so many seconds.</summary>
    public static TopologyRun Lasting(this TopologyRun run, double seconds) => run with { Faults = [.. run.Faults.Select(fault => fault with { Fault = new(1, seconds, []) })] };

    /// <summary>The same with costs.</summary>
    public static TopologyRun Costing(this TopologyRun run, string cost, params (string Quantity, double? Value)[] quantities) =>
        run with { Costs = [.. run.Costs, new CostResult(cost, "") { Quantities = [.. quantities.Select(quantity => new Quantity(quantity.Quantity, quantity.Value, "ms"))] }] };
}
