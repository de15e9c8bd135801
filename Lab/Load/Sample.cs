namespace Evolution.Lab.Load;

/// <summary>One request in a load.</summary>
/// <param name="operation">The operation.</param>
/// <param name="scheduled">When it was due, as the time since the load began.</param>
public sealed class Sample(Operation operation, TimeSpan scheduled)
{
    volatile RequestOutcome outcome;

    public Operation Operation => operation;

    public TimeSpan Scheduled => scheduled;

    /// <summary>The outcome; <see cref="RequestOutcome.Pending"/> until the other properties are set.</summary>
    public RequestOutcome Outcome => outcome;

    /// <summary>The time from when the request was due until it ended. It includes delays of the load generator, because a customer would have waited for them.</summary>
    public TimeSpan Latency { get; private set; }

    /// <summary>The time from when the request was due until it was sent. The load generator causes this delay, not the shop.</summary>
    public TimeSpan SendLag { get; init; }

    /// <summary>The HTTP status; null if there was no response.</summary>
    public int? Status { get; private set; }

    /// <summary>The acknowledged order, if any.</summary>
    public Guid? Order { get; private set; }

    /// <summary>How many times the request was sent.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether the last response said when to try again.</summary>
    public bool HasRetryAfter { get; private set; }

    /// <summary>Records the outcome.</summary>
    public void Complete(ResponseEvaluation evaluation, int? status, TimeSpan latency, int attempts = 1, bool hasRetryAfter = false)
    {
        (Status, Latency, Order, Attempts, HasRetryAfter) = (status, latency, evaluation.OrderId, attempts, hasRetryAfter);
        outcome = evaluation.Outcome;
    }
}
