namespace Evolution.Lab.Load;

/// <summary>A stretch of a load's time: requests belong to the one in which they were due.</summary>
/// <param name="From">Its begin, in time since the load began.</param>
/// <param name="To">Its end; what is due then belongs to the next.</param>
public readonly record struct Span(TimeSpan From, TimeSpan To)
{
    public TimeSpan Length => To - From;

    public bool Holds(Sample sample) => sample.Scheduled >= From && sample.Scheduled < To;
}
