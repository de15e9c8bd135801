namespace Evolution.Reports.Charts;

/// <summary>A value of a chart.</summary>
/// <param name="X">From left to right, in the chart's own unit.</param>
/// <param name="Y">From bottom to top.</param>
public readonly record struct ChartPoint(double X, double Y);
