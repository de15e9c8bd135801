namespace Evolution.Lab.Load;

/// <summary>Classifies requests. A request is good if its response is correct and arrives within the objective. An accepted order must also be confirmed later.</summary>
/// <param name="IsConfirmed">Returns whether an order was confirmed.</param>
public sealed record RequestClassifier(Func<Guid, bool> IsConfirmed)
{
    /// <summary>The maximum latency of a good response.</summary>
    public static readonly TimeSpan Objective = TimeSpan.FromMilliseconds(500);

    /// <summary>A preliminary classifier that counts accepted orders as confirmed.</summary>
    public static readonly RequestClassifier Optimistic = new(_ => true);

    public bool IsGood(Sample sample) => Classify(sample) is Good;

    /// <summary>The classification of a good request.</summary>
    public const string Good = "good";

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
