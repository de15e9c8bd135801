using Evolution.Lab.Results;

namespace Evolution.Lab.Load;

/// <summary>Calculates chart data: the results of the requests to each entry service, per interval.</summary>
public static class Timeline
{
    /// <summary>Calculates the moments of a time window, in the same intervals as the recovery.</summary>
    public static IReadOnlyList<Moment> Of(IEnumerable<Sample> samples, TimeWindow window, RequestClassifier classifier) => Of(samples, window, Recovery.Interval, classifier);

    /// <summary>Calculates the moments of a window.</summary>
    /// <param name="samples">The load's requests.</param>
    /// <param name="window">The time window.</param>
    /// <param name="step">The length of an interval.</param>
    /// <param name="classifier">Decides which requests are good.</param>
    public static IReadOnlyList<Moment> Of(IEnumerable<Sample> samples, TimeWindow window, TimeSpan step, RequestClassifier classifier) =>
    [
        .. samples.Where(window.Contains)
            .GroupBy(sample => (Step: (int)((sample.Scheduled - window.From) / step), sample.Operation.Entry))
            .OrderBy(interval => interval.Key.Step).ThenBy(interval => interval.Key.Entry, StringComparer.Ordinal)
            .Select(interval => Of(window.From + (interval.Key.Step * step), interval.Key.Entry, [.. interval], classifier)),
    ];

    static Moment Of(TimeSpan at, string entry, IReadOnlyCollection<Sample> samples, RequestClassifier classifier)
    {
        double[] latencies = [.. samples.Where(sample => sample.Outcome is not RequestOutcome.Pending).Select(sample => sample.Latency.TotalMilliseconds).Order()];
        return new(Math.Round(at.TotalSeconds, 3), entry, samples.Count, samples.Count(classifier.IsGood), GetP99(latencies));
    }

    /// <summary>Calculates the 99th percentile by nearest rank, because there are too few values for a histogram.</summary>
    static double? GetP99(double[] sorted) => sorted is [] ? null : Math.Round(sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1], 1);
}
