namespace Evolution.Lab.Load;

/// <summary>
/// Classifies requests by two endpoints. A request is <i>good</i> if its response is correct and arrives within the objective; an accepted order
/// must also be confirmed later. Its <i>outcome is known</i> with the correct response or, if the order was only accepted, when it is confirmed.
/// </summary>
/// <param name="IsConfirmed">Returns whether an order was confirmed.</param>
public sealed record RequestClassifier(Func<Guid, bool> IsConfirmed)
{
    /// <summary>The times within which outcomes are counted.</summary>
    public static readonly IReadOnlyList<TimeSpan> OutcomeTimes = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)];

    /// <summary>Returns when an order was confirmed, as the time since the load began; null if it was not confirmed, or the time is unknown.</summary>
    public Func<Guid, TimeSpan?> GetConfirmationTime { get; init; } = _ => null;

    /// <summary>The maximum latency of a good response.</summary>
    public static readonly TimeSpan Objective = TimeSpan.FromMilliseconds(500);

    /// <summary>A preliminary classifier that counts accepted orders as confirmed.</summary>
    public static readonly RequestClassifier Optimistic = new(_ => true);

    public bool IsGood(Sample sample) => Classify(sample) is Good;

    /// <summary>The classification of a good request.</summary>
    public const string Good = "good";

    /// <summary>Returns the time from when a request was due until its outcome was known; null if it is unknown.</summary>
    public TimeSpan? GetOutcomeLatency(Sample sample) => sample.Outcome switch
    {
        RequestOutcome.Correct => sample.Latency,
        RequestOutcome.Accepted => GetConfirmationTime(sample.Order!.Value) - sample.Scheduled,
        _ => null,
    };

    /// <summary>Classifies a request with the names used in results: <c>good</c>, <c>late</c>, <c>unconfirmed</c>, <c>wrong</c>, <c>status 503</c>, <c>unreachable</c> or <c>no answer</c>.</summary>
    public string Classify(Sample sample) => sample.Outcome switch
    {
        RequestOutcome.Accepted when !IsConfirmed(sample.Order!.Value) => "unconfirmed",
        RequestOutcome.Correct or RequestOutcome.Accepted => sample.Latency <= Objective ? Good : "late",
        RequestOutcome.Incorrect => "wrong",
        RequestOutcome.Rejected => $"status {sample.Status}",
        RequestOutcome.Unreachable => "unreachable",
        _ => "no answer",
    };
}
