using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Evolution.Lab.Statistics;

/// <summary>
/// Calculates confidence intervals and tests of a mean by Student's t distribution (Student, "The Probable Error of a Mean", Biometrika 6, 1908).
/// The values must be independent: means of rounds, not requests of one round.
/// </summary>
public static class MeanInterval
{
    /// <summary>Calculates the confidence interval of the mean.</summary>
    /// <param name="values">One value for each round.</param>
    /// <param name="confidence">The confidence level, 0 to 1.</param>
    /// <returns>Null if there are fewer than two values.</returns>
    public static ConfidenceInterval? Of(IReadOnlyCollection<double> values, double confidence = ConfidenceInterval.Confidence)
    {
        if (values.Count < 2) return null;
        var (mean, deviation) = values.MeanStandardDeviation();
        var margin = StudentT.InvCDF(0, 1, values.Count - 1, (1 + confidence) / 2) * deviation / Math.Sqrt(values.Count);
        return new(mean - margin, mean + margin);
    }

    /// <summary>Tests whether the mean exceeds a bound.</summary>
    /// <param name="values">One value for each round.</param>
    /// <param name="bound">The bound in the unit of the values.</param>
    /// <returns>The one-sided p-value: the probability of a mean at least as large if the true one were equal to the bound; 1 if there are fewer than two values.</returns>
    public static double GetPValueAbove(IReadOnlyCollection<double> values, double bound)
    {
        if (values.Count < 2) return 1;
        var (mean, deviation) = values.MeanStandardDeviation();
        if (deviation is 0) return mean > bound ? 0 : 1;
        var statistic = (mean - bound) / (deviation / Math.Sqrt(values.Count));
        return StudentT.CDF(0, 1, values.Count - 1, -statistic);
    }
}
