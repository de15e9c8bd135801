namespace Evolution.Evo.Bench.Findings;

/// <summary>A goal of a benchmark.</summary>
/// <param name="Bound">The kind of limit.</param>
/// <param name="Value">The limit, in the benchmark's unit or as a ratio.</param>
sealed record Goal(Bound Bound, double Value)
{
    /// <summary>Returns whether a result meets the goal.</summary>
    public bool IsMetBy(BenchmarkResult result) => Bound switch
    {
        Bound.AtLeast => result.Measured.Median >= Value,
        Bound.AtMost => result.Measured.Median <= Value,
        Bound.RatioAtLeast => result.Ratio >= Value,
        _ => result.Ratio <= Value,
    };

    /// <summary>Formats the goal for display, such as <c>≥ 0.30×</c>.</summary>
    public string Format(Unit unit) =>
        $"{(Bound is Bound.AtLeast or Bound.RatioAtLeast ? '≥' : '≤')} {(Bound is Bound.AtLeast or Bound.AtMost ? unit.FormatValue(Value) : UnitFormatter.FormatRatio(Value))}";
}
