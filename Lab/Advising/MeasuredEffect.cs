using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Advising;

/// <summary>The measured effect of a phase compared with phase 0: the independence of its services, and the orders that it serves.</summary>
public static class MeasuredEffect
{
    /// <summary>Describes the effect.</summary>
    /// <returns>Null if independence was not measured in both phases.</returns>
    public static string? Of(Comparison comparison, int phase)
    {
        var independence = IndependenceMean.Of(comparison).ToDictionary(topology => topology.Name, topology => topology.Mean);
        if (independence.GetValueOrDefault("phase 0") is not { } before || independence.GetValueOrDefault($"phase {phase}") is not { } after) return null;

        // The share of the last phase is 100 % by definition.
        var share = phase < 3 && PlanStep.Of(comparison).FirstOrDefault(step => step.Phase == phase)?.Benefit is { } benefit ? $", {Percent.Text(benefit)} of what phase 3 gains" : "";
        return $"Measured ({ResultsSource.Of(comparison)}): independence {Percent.Text(before)} to {Percent.Text(after)} ({Percent.Points(after - before)} points{share}){Served(comparison, phase)}.";
    }

    static string Served(Comparison comparison, int phase) =>
        MeasuredCost.Text(comparison, phase, MeasuredCapacity.Cost, MeasuredCapacity.Quantity, "orders served") is { } pair ? $"; {pair}, with everything on one machine" : "";
}
