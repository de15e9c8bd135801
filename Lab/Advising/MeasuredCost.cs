using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Advising;

/// <summary>Compares a measured cost in phase 0 and in another phase.</summary>
public static class MeasuredCost
{
    /// <summary>Describes the change, such as <c>servers 2 to 6</c>.</summary>
    /// <returns>Null unless the cost was measured in both phases.</returns>
    public static string? DescribeChange(Comparison comparison, int phase, string cost, string quantity, string name)
    {
        if (GetMean(comparison, 0, cost, quantity) is not { } before || GetMean(comparison, phase, cost, quantity) is not { } after) return null;
        return $"{name} {before.Text} to {after.Text}";
    }

    /// <summary>Returns the mean over the rounds of a phase; null if the cost was not measured.</summary>
    public static Quantity? GetMean(Comparison comparison, int phase, string cost, string quantity)
    {
        Quantity[] quantities = [.. comparison.GetRuns(phase).SelectMany(run => run.Costs).Where(result => result.Name == cost).SelectMany(result => result.Quantities).Where(measurement => measurement.Name == quantity)];
        return Spread.Of(quantities.Select(measurement => measurement.Value)) is { } spread ? new(quantity, spread.Mean, quantities[0].Unit) : null;
    }
}
