using System.Globalization;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Reports.Matrices;

/// <summary>A cost of a topology.</summary>
/// <param name="Value">What was measured; null where it could not be reached.</param>
/// <param name="Unit">In what.</param>
public sealed record CostCell(Spread? Value, string Unit) : MatrixCell(TextOf(Value, Unit))
{
    /// <summary>Of the repetitions on one topology; null where the quantity was not measured.</summary>
    public static CostCell? Of(IReadOnlyList<CostResult> repeats, string quantity)
    {
        Quantity[] measured = [.. repeats.SelectMany(cost => cost.Quantities).Where(measured => measured.Name == quantity)];
        return measured is [] ? null : new(Spread.Of(measured.Select(value => value.Value)), measured[0].Unit);
    }

    /// <summary>As a multiple: differences of seconds, mebibytes and rates mean little without what they are differences of.</summary>
    public override string? DifferenceTo(MatrixCell other) =>
        other is CostCell { Value.Mean: > 0 and var mean } && Value is not null ? string.Create(CultureInfo.InvariantCulture, $"× {Value.Mean / mean:0.00}") : null;

    static string TextOf(Spread? value, string unit) => value is { Count: > 1 } && InWords(value.Lowest, unit) != InWords(value.Highest, unit)
        ? $"{InWords(value.Mean, unit)} ({InWords(value.Lowest, "")}–{InWords(value.Highest, "")})"
        : InWords(value?.Mean, unit);

    static string InWords(double? value, string unit) => new Quantity("", value, unit).Text;
}
