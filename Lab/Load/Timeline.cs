using Evolution.Lab.Results;

namespace Evolution.Lab.Load;

/// <summary>Calculates the data of charts: the outcomes of each entry service's requests, interval by interval.</summary>
public static class Timeline
{
    /// <summary>Calculates the moments of a span, in the same intervals as the recovery.</summary>
    public static IReadOnlyList<Moment> Of(IEnumerable<Sample> samples, Span span, Judgement judgement) => Of(samples, span, Recovery.Step, judgement);

    /// <summary>Calculates the moments of a span.</summary>
    /// <param name="samples">The load's requests.</param>
    /// <param name="span">The span to show.</param>
    /// <param name="step">The length of a moment.</param>
    /// <param name="judgement">Decides which requests are good.</param>
    public static IReadOnlyList<Moment> Of(IEnumerable<Sample> samples, Span span, TimeSpan step, Judgement judgement) =>
    [
        .. samples.Where(span.Holds)
            .GroupBy(sample => (Step: (int)((sample.Scheduled - span.From) / step), sample.Operation.Entry))
            .OrderBy(stretch => stretch.Key.Step).ThenBy(stretch => stretch.Key.Entry, StringComparer.Ordinal)
            .Select(stretch => Of(span.From + (stretch.Key.Step * step), stretch.Key.Entry, [.. stretch], judgement)),
    ];

    static Moment Of(TimeSpan at, string entry, IReadOnlyCollection<Sample> samples, Judgement judgement)
    {
        double[] latencies = [.. samples.Where(sample => sample.Outcome is not Outcome.Pending).Select(sample => sample.Latency.TotalMilliseconds).Order()];
        return new(Math.Round(at.TotalSeconds, 3), entry, samples.Count, samples.Count(judgement.IsGood), P99(latencies));
    }

    /// <summary>Uses the nearest rank, because there are too few values for a histogram.</summary>
    static double? P99(double[] sorted) => sorted is [] ? null : Math.Round(sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1], 1);
}
