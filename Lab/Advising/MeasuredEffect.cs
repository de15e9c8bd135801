using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Advising;

/// <summary>What a phase brings beside phase 0: the independence of its services, and the orders that it serves.</summary>
public static class MeasuredEffect
{
    /// <returns>Null where independence was not measured in both phases.</returns>
    public static string? Of(Comparison comparison, int phase)
    {
        var independence = IndependenceMean.Of(comparison).ToDictionary(topology => topology.Name, topology => topology.Mean);
        if (independence.GetValueOrDefault("phase 0") is not { } before || independence.GetValueOrDefault($"phase {phase}") is not { } after) return null;

        // Of the last phase it is all by definition.
        var share = phase < 3 && PlanStep.Of(comparison).FirstOrDefault(step => step.Phase == phase)?.Benefit is { } benefit ? $", {Percent.Text(benefit)} of what phase 3 gains" : "";
        return $"Measured ({Source.Of(comparison)}): independence {Percent.Text(before)} to {Percent.Text(after)} ({Percent.Points(after - before)} points{share}){Served(comparison, phase)}.";
    }

    static string Served(Comparison comparison, int phase) =>
        MeasuredPair.Text(comparison, phase, MeasuredCapacity.Cost, MeasuredCapacity.Quantity, "orders served") is { } pair ? $"; {pair}, with everything on one machine" : "";
}
