using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Evolution.Lab.Statistics;

/// <summary>
/// Calculates the confidence interval of a ratio of two means that were measured in the same rounds (Fieller, "Some Problems in Interval
/// Estimation", Journal of the Royal Statistical Society B 16, 1954). It contains each ratio r for which the mean of numerator − r × denominator
/// does not differ significantly from 0.
/// </summary>
public static class FiellerInterval
{
    /// <summary>Calculates the interval.</summary>
    /// <param name="numerators">The numerator of each round.</param>
    /// <param name="denominators">The denominator of each round.</param>
    /// <param name="confidence">The confidence level, 0 to 1.</param>
    /// <returns>Null if there are fewer than two rounds, or the interval of the denominator contains 0: the ratio is unbounded then.</returns>
    public static ConfidenceInterval? Of(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, double confidence = ConfidenceInterval.Confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(denominators.Count, numerators.Count);
        if (MeanInterval.Of(denominators, confidence) is not { } denominator || denominator.Contains(0)) return null;

        var count = numerators.Count;
        var squaredT = Math.Pow(StudentT.InvCDF(0, 1, count - 1, (1 + confidence) / 2), 2) / count;
        var (x, y) = (numerators.Mean(), denominators.Mean());

        // The roots of a r² − 2 b r + c.
        var a = (y * y) - (squaredT * denominators.Variance());
        var b = (x * y) - (squaredT * numerators.Covariance(denominators));
        var c = (x * x) - (squaredT * numerators.Variance());
        var root = Math.Sqrt(Math.Max(0, (b * b) - (a * c)));
        return new((b - root) / a, (b + root) / a);
    }
}
