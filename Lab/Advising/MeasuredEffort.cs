using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Advising;

/// <summary>The measured effort of a phase compared with phase 0.</summary>
public static class MeasuredEffort
{
    /// <summary>Describes the effort.</summary>
    /// <returns>Null if nothing was counted in both phases.</returns>
    public static string? Of(Comparison comparison, int phase)
    {
        string[] counted = [.. Counted.Select(count => MeasuredCost.Text(comparison, phase, count.Cost, count.Quantity, count.Quantity)).OfType<string>()];
        if (counted is []) return null;

        // The share of the last phase is 100 % by definition.
        var share = phase < 3 && PlanStep.Of(comparison).FirstOrDefault(step => step.Phase == phase)?.Effort.Mean is { } mean ? $", {Percent.Text(mean)} of what phase 3 adds" : "";
        return $"Measured ({ResultsSource.Of(comparison)}): {string.Join(", ", counted)}{share}.";
    }

    static readonly (string Cost, string Quantity)[] Counted = [("start-up", "servers"), ("start-up", "deployment units"), ("start-up", "processes"), ("footprint", "memory")];
}
