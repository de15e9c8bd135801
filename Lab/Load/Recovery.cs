namespace Evolution.Lab.Load;

/// <summary>When a shop is well again after a fault was healed.</summary>
public static class Recovery
{
    /// <summary>The resolution: shorter stretches hold too few requests to speak of a share.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>The share of good requests from which a stretch counts as well. One in twenty may fail, as noise on a shared machine makes it.</summary>
    public const double Well = 0.95;

    /// <summary>How long it took from healing until the shop was well and stayed so.</summary>
    /// <param name="samples">The load's requests.</param>
    /// <param name="healing">When healing began.</param>
    /// <param name="until">When the observation ended.</param>
    /// <param name="judgement">What is good.</param>
    /// <returns>Null where it was not well by then; otherwise the end of the last stretch that was not well, counted from healing.</returns>
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
