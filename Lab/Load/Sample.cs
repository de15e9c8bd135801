namespace Evolution.Lab.Load;

/// <summary>One request of a load.</summary>
/// <param name="operation">What was asked.</param>
/// <param name="scheduled">When it was due, in time since the load began.</param>
public sealed class Sample(Operation operation, TimeSpan scheduled)
{
    volatile Outcome outcome;

    public Operation Operation => operation;

    public TimeSpan Scheduled => scheduled;

    /// <summary>How it ended; <see cref="Outcome.Pending"/> until the other properties are known.</summary>
    public Outcome Outcome => outcome;

    /// <summary>From the moment when it was due until it ended: a customer who is served late has waited, also when the load generator was late.</summary>
    public TimeSpan Latency { get; private set; }

    /// <summary>The HTTP status; null where none came.</summary>
    public int? Status { get; private set; }

    /// <summary>The order that the shop acknowledged, if it did.</summary>
    public Guid? Order { get; private set; }

    /// <summary>Notes how it ended.</summary>
    public void End(Answer answer, int? status, TimeSpan latency)
    {
        (Status, Latency, Order) = (status, latency, answer.Order);
        outcome = answer.Outcome;
    }
}
