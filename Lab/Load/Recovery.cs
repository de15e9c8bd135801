namespace Evolution.Lab.Load;

/// <summary>Determines when a shop has recovered after a fault was healed.</summary>
public static class Recovery
{
    /// <summary>The resolution. Shorter intervals contain too few requests to calculate a share.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>The share of good requests from which an interval counts as healthy. One in twenty may fail, which is typical noise on a shared machine.</summary>
    public const double Well = 0.95;

    /// <summary>Calculates the time from healing until the shop was healthy and stayed so.</summary>
    /// <param name="samples">The load's requests.</param>
    /// <param name="healing">The time at which healing began.</param>
    /// <param name="until">The time at which the observation ended.</param>
    /// <param name="judgement">Decides which requests are good.</param>
    /// <returns>Null if the shop was not healthy by then; otherwise the end of the last unhealthy interval, counted from healing.</returns>
    public static TimeSpan? Of(IReadOnlyCollection<Sample> samples, TimeSpan healing, TimeSpan until, Judgement judgement)
    {
        var unwell = TimeSpan.Zero;
        var lastUnwell = false;
        foreach (var stretch in Stretches(samples, healing, until))
        {
            lastUnwell = stretch.Count(judgement.IsGood) < Well * stretch.Count();
            if (lastUnwell) unwell = (stretch.Key + 1) * Step;
        }
        return lastUnwell ? null : unwell;
    }

    static IOrderedEnumerable<IGrouping<int, Sample>> Stretches(IReadOnlyCollection<Sample> samples, TimeSpan from, TimeSpan to) => samples
        .Where(new Span(from, to).Holds)
        .GroupBy(sample => (int)((sample.Scheduled - from) / Step))
        .OrderBy(stretch => stretch.Key);
}
