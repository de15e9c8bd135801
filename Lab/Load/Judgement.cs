namespace Evolution.Lab.Load;

/// <summary>Decides whether a request was served well: the right response within the objective, and an accepted order confirmed in the end.</summary>
/// <param name="IsConfirmed">Whether an order was confirmed in the end.</param>
public sealed record Judgement(Func<Guid, bool> IsConfirmed)
{
    /// <summary>The maximum latency of a good response.</summary>
    public static readonly TimeSpan Objective = TimeSpan.FromMilliseconds(500);

    /// <summary>A preliminary judgement: accepted orders count as confirmed.</summary>
    public static readonly Judgement Hopeful = new(_ => true);

    public bool IsGood(Sample sample) => Of(sample) is Good;

    /// <summary>The name of a good outcome.</summary>
    public const string Good = "good";

    /// <summary>Classifies a request with the names used in results: <c>good</c>, <c>late</c>, <c>unconfirmed</c>, <c>wrong</c>, <c>status 503</c>, <c>unreachable</c> or <c>no answer</c>.</summary>
    public string Of(Sample sample) => sample.Outcome switch
    {
        Outcome.Accepted when !IsConfirmed(sample.Order!.Value) => "unconfirmed",
        Outcome.Right or Outcome.Accepted => sample.Latency <= Objective ? Good : "late",
        Outcome.Wrong => "wrong",
        Outcome.Refused => $"status {sample.Status}",
        Outcome.Unreachable => "unreachable",
        _ => "no answer",
    };
}
