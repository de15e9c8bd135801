namespace Evolution.Lab.Load;

/// <summary>A time window in a load. A request belongs to the window in which it was due.</summary>
/// <param name="From">The beginning, as the time since the load began.</param>
/// <param name="To">The end, exclusive.</param>
public readonly record struct TimeWindow(TimeSpan From, TimeSpan To)
{
    public TimeSpan Length => To - From;

    public bool Contains(Sample sample) => sample.Scheduled >= From && sample.Scheduled < To;
}
