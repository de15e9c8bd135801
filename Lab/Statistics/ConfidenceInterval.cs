namespace Evolution.Lab.Statistics;

/// <summary>A confidence interval. Both ends belong to it.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper)
{
    /// <summary>The confidence level of every interval in results.</summary>
    public const double Confidence = 0.95;

    /// <summary>Returns whether a value is in the interval.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;
}
