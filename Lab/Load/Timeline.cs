using Evolution.Lab.Results;

namespace Evolution.Lab.Load;

/// <summary>The arithmetic of charts: how each entry service's requests went, stretch by stretch.</summary>
public static class Timeline
{
    /// <summary>The moments of a span, as long as those that recovery is judged by.</summary>
    public static IReadOnlyList<Moment> Of(IEnumerable<Sample> samples, Span span, Judgement judgement) => Of(samples, span, Recovery.Step, judgement);

    /// <summary>The moments of a span.</summary>
    /// <param name="samples">The load's requests.</param>
    /// <param name="span">What is shown.</param>
    /// <param name="step">How long a moment is.</param>
    /// <param name="judgement">What is good.</param>
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

    /// <summary>By nearest rank: these are too few for a histogram.</summary>
    static double? P99(double[] sorted) => sorted is [] ? null : Math.Round(sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1], 1);
}
