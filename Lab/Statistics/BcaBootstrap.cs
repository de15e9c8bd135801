using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Evolution.Lab.Statistics;

/// <summary>
/// Calculates confidence intervals by the bias-corrected and accelerated bootstrap (Efron, "Better Bootstrap Confidence Intervals", JASA 82,
/// 1987; Efron and Tibshirani, An Introduction to the Bootstrap, 1993, section 14.3). It does not assume a normal distribution, but needs
/// about ten values: with fewer, there are too few different samples.
/// </summary>
public static class BcaBootstrap
{
    /// <summary>The number of values from which the interval is preferable to that of Student's t.</summary>
    public const int MinCount = 10;

    const int DefaultSamples = 10_000;

    /// <summary>Calculates the confidence interval of a statistic.</summary>
    /// <param name="values">One value for each round.</param>
    /// <param name="statistic">The statistic, such as the mean.</param>
    /// <param name="confidence">The confidence level, 0 to 1.</param>
    /// <param name="samples">The number of bootstrap samples.</param>
    /// <param name="seed">The seed of the samples: the same values and seed result in the same interval.</param>
    /// <returns>Null if there are fewer than two values.</returns>
    public static ConfidenceInterval? Of(IReadOnlyList<double> values, Func<IReadOnlyList<double>, double> statistic, double confidence = ConfidenceInterval.Confidence, int samples = DefaultSamples, int seed = 1)
    {
        if (values.Count < 2) return null;
        var estimate = statistic(values);
        var replications = Resample(values, statistic, samples, seed);

        // The correction for bias is undefined if the estimate is outside all replications, as with equal values.
        var shareBelow = (replications.Count(value => value < estimate) + (replications.Count(value => value == estimate) / 2.0)) / samples;
        if (shareBelow is 0 or 1 || replications[0] == replications[^1]) return new(replications[0], replications[^1]);
        var bias = Normal.InvCDF(0, 1, shareBelow);
        var acceleration = GetAcceleration(values, statistic);

        return new(GetQuantile((1 - confidence) / 2), GetQuantile((1 + confidence) / 2));

        double GetQuantile(double probability)
        {
            var shifted = bias + Normal.InvCDF(0, 1, probability);
            var corrected = Normal.CDF(0, 1, bias + (shifted / (1 - (acceleration * shifted))));
            return replications[Math.Clamp((int)Math.Ceiling(corrected * samples) - 1, 0, samples - 1)];
        }
    }

    static double[] Resample(IReadOnlyList<double> values, Func<IReadOnlyList<double>, double> statistic, int samples, int seed)
    {
        var random = new MersenneTwister(seed);
        var replications = new double[samples];
        var sample = new double[values.Count];
        for (var i = 0; i < samples; i++)
        {
            for (var j = 0; j < sample.Length; j++) sample[j] = values[random.Next(values.Count)];
            replications[i] = statistic(sample);
        }
        Array.Sort(replications);
        return replications;
    }

    /// <summary>Estimates the acceleration by the jackknife (Efron and Tibshirani, equation 14.15).</summary>
    static double GetAcceleration(IReadOnlyList<double> values, Func<IReadOnlyList<double>, double> statistic)
    {
        double[] withoutOne = [.. Enumerable.Range(0, values.Count).Select(left => statistic([.. values.Where((_, index) => index != left)]))];
        var mean = withoutOne.Average();
        var squares = withoutOne.Sum(value => Math.Pow(mean - value, 2));
        return squares is 0 ? 0 : withoutOne.Sum(value => Math.Pow(mean - value, 3)) / (6 * Math.Pow(squares, 1.5));
    }
}
