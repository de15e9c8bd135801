using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Advising;

/// <summary>The measured effect of a phase compared with phase 0: the independence of its services and its capacity.</summary>
public static class MeasuredEffect
{
    /// <summary>Describes the effect.</summary>
    /// <returns>Null unless independence was measured in both phases.</returns>
    public static string? Describe(Comparison comparison, int phase)
    {
        var independence = IndependenceMean.Of(comparison).ToDictionary(topology => topology.Name, topology => topology.Mean);
        if (independence.GetValueOrDefault("phase 0") is not { } before || independence.GetValueOrDefault($"phase {phase}") is not { } after) return null;

        // The share of the last phase is 100% by definition.
        var share = phase < 3 && PlanStep.Of(comparison).FirstOrDefault(step => step.Phase == phase)?.Benefit is { } benefit ? $", {Percent.Format(benefit)} of what phase 3 gains" : "";
        return $"Measured ({ResultsSource.Describe(comparison)}): independence {Percent.Format(before)} to {Percent.Format(after)} ({Percent.FormatPoints(after - before)} points{share}){DescribeServedOrders(comparison, phase)}.";
    }

    static string DescribeServedOrders(Comparison comparison, int phase) =>
        MeasuredCost.DescribeChange(comparison, phase, MeasuredCapacity.CostName, MeasuredCapacity.QuantityName, "orders served") is { } change ? $"; {change}, with everything on one machine" : "";
}
