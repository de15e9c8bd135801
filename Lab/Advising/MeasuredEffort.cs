using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Advising;

/// <summary>What a phase takes beside phase 0, as far as it was counted.</summary>
public static class MeasuredEffort
{
    /// <returns>Null where nothing was counted in both phases.</returns>
    public static string? Of(Comparison comparison, int phase)
    {
        string[] counted = [.. Counted.Select(count => MeasuredPair.Text(comparison, phase, count.Cost, count.Quantity, count.Quantity)).OfType<string>()];
        if (counted is []) return null;

        // Of the last phase it is all by definition.
        var share = phase < 3 && PlanStep.Of(comparison).FirstOrDefault(step => step.Phase == phase)?.Effort.Mean is { } mean ? $", {Percent.Text(mean)} of what phase 3 adds" : "";
        return $"Measured ({Source.Of(comparison)}): {string.Join(", ", counted)}{share}.";
    }

    static readonly (string Cost, string Quantity)[] Counted = [("start-up", "servers"), ("start-up", "deployment units"), ("start-up", "processes"), ("footprint", "memory")];
}
