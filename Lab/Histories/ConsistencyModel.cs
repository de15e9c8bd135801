using Evolution.Control;

namespace Evolution.Lab.Histories;

/// <summary>
/// What clients may rely on in a topology, see docs/consistency.md. In every topology, reads of orders and of the sales report are
/// linearizable (Herlihy and Wing, "Linearizability", 1990) and one key identifies one order. The topologies differ in when
/// an order is final and when stock that was taken for an order without success is available again.
/// </summary>
/// <param name="IsStockReleasedAtOnce">Whether an order that is not confirmed has returned its stock when the customer sees its status.</param>
public sealed record ConsistencyModel(bool IsStockReleasedAtOnce)
{
    /// <summary>The time after which an order is final and its stock is released, if no fault is in effect.</summary>
    public TimeSpan FinalWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time after a fault within which the shop completes the orders that it interrupted.</summary>
    public TimeSpan RecoversWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Returns the model of a topology: whether an order is placed in one transaction or in steps.</summary>
    public static ConsistencyModel For(TopologyState topology) => new(topology.Placement is "shared-transaction");

    /// <summary>Returns the time by which what was in progress at a time is complete.</summary>
    /// <param name="since">The time at which it was in progress.</param>
    /// <param name="faults">The times during which a fault was in effect.</param>
    public TimeSpan GetDeadline(TimeSpan since, IEnumerable<(TimeSpan Start, TimeSpan End)> faults)
    {
        var deadline = since + FinalWithin;
        foreach (var (start, end) in faults.OrderBy(fault => fault.Start))
        {
            // The fault before may still have had consequences when this one began.
            if (start > deadline) break;
            if (end >= since - RecoversWithin) deadline = end > TimeSpan.MaxValue - RecoversWithin ? TimeSpan.MaxValue : Max(deadline, end + RecoversWithin);
        }
        return deadline;
    }

    static TimeSpan Max(TimeSpan first, TimeSpan second) => first > second ? first : second;
}
