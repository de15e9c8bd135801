namespace Evolution.Lab.Load;

/// <summary>Determines when a shop has recovered after a fault was healed.</summary>
public static class Recovery
{
    /// <summary>The resolution of the measurement. Shorter intervals contain too few requests to calculate a share.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>The minimum share of good requests in a healthy interval. On a shared machine, 1 failure in 20 is normal noise.</summary>
    public const double HealthyShare = 0.95;

    /// <summary>Calculates the time from healing until the shop was healthy and remained healthy.</summary>
    /// <param name="samples">The load's requests.</param>
    /// <param name="healing">The time at which healing began.</param>
    /// <param name="until">The time at which the observation ended.</param>
    /// <param name="classifier">Decides which requests are good.</param>
    /// <returns>Null if the shop was not healthy at the end; otherwise the end of the last unhealthy interval, counted from healing.</returns>
    public static TimeSpan? Of(IReadOnlyCollection<Sample> samples, TimeSpan healing, TimeSpan until, RequestClassifier classifier)
    {
        var recovered = TimeSpan.Zero;
        var isUnhealthy = false;
        foreach (var interval in GroupByInterval(samples, healing, until))
        {
            isUnhealthy = interval.Count(classifier.IsGood) < HealthyShare * interval.Count();
            if (isUnhealthy) recovered = (interval.Key + 1) * Interval;
        }
        return isUnhealthy ? null : recovered;
    }

    static IOrderedEnumerable<IGrouping<int, Sample>> GroupByInterval(IReadOnlyCollection<Sample> samples, TimeSpan from, TimeSpan to) => samples
        .Where(new TimeWindow(from, to).Contains)
        .GroupBy(sample => (int)((sample.Scheduled - from) / Interval))
        .OrderBy(interval => interval.Key);
}
