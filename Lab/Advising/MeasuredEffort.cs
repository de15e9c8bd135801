using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Advising;

/// <summary>The measured effort of a phase compared with phase 0.</summary>
public static class MeasuredEffort
{
    /// <summary>Describes the effort.</summary>
    /// <returns>Null if no quantity was measured in each of the two phases.</returns>
    public static string? Describe(Comparison comparison, int phase)
    {
        string[] changes = [.. Quantities.Select(quantity => MeasuredCost.DescribeChange(comparison, phase, quantity.Cost, quantity.Name, quantity.Name)).OfType<string>()];
        if (changes is []) return null;

        // The share of the last phase is 100% by definition.
        var share = phase < 3 && PlanStep.Of(comparison).FirstOrDefault(step => step.Phase == phase)?.Effort.Mean is { } mean ? $", {Percent.Format(mean)} of what phase 3 adds" : "";
        return $"Measured ({ResultsSource.Describe(comparison)}): {string.Join(", ", changes)}{share}.";
    }

    static readonly (string Cost, string Name)[] Quantities = [("start-up", "servers"), ("start-up", "deployment units"), ("start-up", "processes"), ("footprint", "memory")];
}
