namespace Evolution.Evo.Bench.Findings;

/// <summary>A goal of a figure.</summary>
/// <param name="Bound">The kind of the bound.</param>
/// <param name="Value">The bound, in the figure's unit or as a ratio.</param>
sealed record Goal(Bound Bound, double Value)
{
    /// <summary>Returns whether the medians of a figure reach the goal.</summary>
    public bool IsReachedBy(FigureResult finding) => Bound switch
    {
        Bound.AtLeast => finding.Measured.Median >= Value,
        Bound.AtMost => finding.Measured.Median <= Value,
        Bound.RatioAtLeast => finding.Ratio >= Value,
        _ => finding.Ratio <= Value,
    };

    /// <summary>Formats the goal for display, such as <c>≥ 0.30 ×</c>.</summary>
    public string Text(Unit unit) =>
        $"{(Bound is Bound.AtLeast or Bound.RatioAtLeast ? '≥' : '≤')} {(Bound is Bound.AtLeast or Bound.AtMost ? unit.Text(Value) : UnitText.Ratio(Value))}";
}
