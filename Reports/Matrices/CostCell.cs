using System.Globalization;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Reports.Matrices;

/// <summary>The result of a cost measurement on a topology.</summary>
/// <param name="Value">The measured value; null if no round reached the target.</param>
/// <param name="Unit">The unit of the value.</param>
public sealed record CostCell(Spread? Value, string Unit) : MatrixCell(FormatSpread(Value, Unit))
{
    /// <summary>Creates a cell from the rounds on one topology; null if the quantity was not measured.</summary>
    public static CostCell? Of(IReadOnlyList<CostResult> rounds, string quantity)
    {
        Quantity[] measured = [.. rounds.SelectMany(cost => cost.Quantities).Where(candidate => candidate.Name == quantity)];
        return measured is [] ? null : new(Spread.Of(measured.Select(round => round.Value)), measured[0].Unit);
    }

    /// <summary>Formats the difference as a multiple: absolute differences of seconds, mebibytes and rates are not comparable.</summary>
    public override string? FormatDifference(MatrixCell other) =>
        other is CostCell { Value.Mean: > 0 and var mean } && Value is not null ? string.Create(CultureInfo.InvariantCulture, $"× {Value.Mean / mean:0.00}") : null;

    static string FormatSpread(Spread? value, string unit) => value is { Count: > 1 } && Format(value.Lowest, unit) != Format(value.Highest, unit)
        ? $"{Format(value.Mean, unit)} ({Format(value.Lowest, "")}–{Format(value.Highest, "")})"
        : Format(value?.Mean, unit);

    static string Format(double? value, string unit) => new Quantity("", value, unit).Text;
}
