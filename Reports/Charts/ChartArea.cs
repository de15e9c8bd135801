namespace Evolution.Reports.Charts;

/// <summary>Where the values of a chart are in its picture.</summary>
/// <param name="Left">The left end of the area.</param>
/// <param name="Top">Its upper end.</param>
/// <param name="Right">Its right end.</param>
/// <param name="Bottom">Its lower end.</param>
/// <param name="From">The value at its left end.</param>
/// <param name="To">The value at its right end.</param>
/// <param name="Lowest">The value at its lower end.</param>
/// <param name="Highest">The value at its upper end.</param>
public sealed record ChartArea(double Left, double Top, double Right, double Bottom, double From, double To, double Lowest, double Highest)
{
    const int MaxTicks = 8;

    public double Width => Right - Left;

    public double Height => Bottom - Top;

    /// <summary>Where a value is from left to right; outside of the area's values it is at their end.</summary>
    public double X(double value) => Math.Round(Left + (Math.Clamp((value - From) / (To - From), 0, 1) * Width), 1);

    /// <summary>Where it is from top to bottom.</summary>
    public double Y(double value) => Math.Round(Bottom - (Math.Clamp((value - Lowest) / (Highest - Lowest), 0, 1) * Height), 1);

    /// <summary>The points of a line, as SVG writes them.</summary>
    public string Points(IEnumerable<ChartPoint> points) => string.Join(' ', points.Select(point => $"{X(point.X)},{Y(point.Y)}"));

    /// <summary>Round values from left to right, five or so.</summary>
    public IEnumerable<double> Ticks()
    {
        var step = Steps.First(step => (To - From) / step <= MaxTicks - 1);
        // Counted and not added up: far from zero a step is lost in rounding, and there would be no end.
        var first = Math.Ceiling(From / step);
        return Enumerable.Range(0, MaxTicks).Select(index => (first + index) * step).TakeWhile(tick => tick <= To);
    }

    static IEnumerable<double> Steps => Enumerable.Range(-1, 7).SelectMany(power => new[] { 1, 2, 5 }.Select(digit => digit * Math.Pow(10, power)));
}
