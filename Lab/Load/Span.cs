namespace Evolution.Lab.Load;

/// <summary>An interval of a load's time. A request belongs to the interval in which it was due.</summary>
/// <param name="From">Its beginning, as the time since the load began.</param>
/// <param name="To">Its end, exclusive.</param>
public readonly record struct Span(TimeSpan From, TimeSpan To)
{
    public TimeSpan Length => To - From;

    public bool Holds(Sample sample) => sample.Scheduled >= From && sample.Scheduled < To;
}
