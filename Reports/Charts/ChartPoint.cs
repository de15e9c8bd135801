namespace Evolution.Reports.Charts;

/// <summary>A point of a chart, in the units of the chart's axes.</summary>
/// <param name="X">The horizontal value.</param>
/// <param name="Y">The vertical value. Larger values are higher.</param>
public readonly record struct ChartPoint(double X, double Y);
