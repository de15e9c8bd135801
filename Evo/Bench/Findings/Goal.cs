namespace Evolution.Evo.Bench.Findings;

/// <summary>What a figure is to reach.</summary>
/// <param name="Bound">What is bounded.</param>
/// <param name="Value">The bound, in the figure's unit or as a ratio.</param>
sealed record Goal(Bound Bound, double Value)
{
    /// <summary>Whether the medians reach it.</summary>
    public bool IsReachedBy(FigureResult finding) => Bound switch
    {
        Bound.AtLeast => finding.Measured.Median >= Value,
        Bound.AtMost => finding.Measured.Median <= Value,
        Bound.RatioAtLeast => finding.Ratio >= Value,
        _ => finding.Ratio <= Value,
    };

    /// <summary>The goal for people, such as <c>≥ 0.30 ×</c>.</summary>
    public string Text(Unit unit) =>
        $"{(Bound is Bound.AtLeast or Bound.RatioAtLeast ? '≥' : '≤')} {(Bound is Bound.AtLeast or Bound.AtMost ? unit.Text(Value) : UnitText.Ratio(Value))}";
}
