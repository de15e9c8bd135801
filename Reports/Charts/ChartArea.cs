namespace Evolution.Reports.Charts;

/// <summary>The drawing area of a chart, and the range of values that it shows.</summary>
/// <param name="Left">The left edge of the area.</param>
/// <param name="Top">The top edge of the area.</param>
/// <param name="Right">The right edge of the area.</param>
/// <param name="Bottom">The bottom edge of the area.</param>
/// <param name="From">The value at the left edge.</param>
/// <param name="To">The value at the right edge.</param>
/// <param name="Lowest">The value at the bottom edge.</param>
/// <param name="Highest">The value at the top edge.</param>
public sealed record ChartArea(double Left, double Top, double Right, double Bottom, double From, double To, double Lowest, double Highest)
{
    const int MaxTicks = 8;

    public double Width => Right - Left;

    public double Height => Bottom - Top;

    /// <summary>Returns the horizontal position of a value, clamped to the area.</summary>
    public double GetX(double value) => Math.Round(Left + (Math.Clamp((value - From) / (To - From), 0, 1) * Width), 1);

    /// <summary>Returns the vertical position of a value, clamped to the area.</summary>
    public double GetY(double value) => Math.Round(Bottom - (Math.Clamp((value - Lowest) / (Highest - Lowest), 0, 1) * Height), 1);

    /// <summary>Formats the points of a line for the SVG attribute <c>points</c>.</summary>
    public string FormatPoints(IEnumerable<ChartPoint> points) => string.Join(' ', points.Select(point => $"{GetX(point.X)},{GetY(point.Y)}"));

    /// <summary>Returns up to eight round values for the horizontal axis, in ascending order.</summary>
    public IEnumerable<double> GetTicks()
    {
        var step = TickSteps.First(step => (To - From) / step <= MaxTicks - 1);
        // Multiply instead of accumulating: far from zero, adding a small step is lost in rounding, and the loop would not end.
        var first = Math.Ceiling(From / step);
        return Enumerable.Range(0, MaxTicks).Select(index => (first + index) * step).TakeWhile(tick => tick <= To);
    }

    static readonly int[] Digits = [1, 2, 5];

    static IEnumerable<double> TickSteps => Enumerable.Range(-1, 7).SelectMany(power => Digits.Select(digit => digit * Math.Pow(10, power)));
}
