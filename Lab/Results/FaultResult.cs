namespace Evolution.Lab.Results;

/// <summary>One fault experiment on one topology.</summary>
/// <param name="Name">The experiment.</param>
/// <param name="Question">The question that it answers.</param>
/// <param name="Done">What was done.</param>
/// <param name="Hurt">The service that was hurt; null where it was none of those that requests enter by.</param>
public sealed record FaultResult(string Name, string Question, string Done, string? Hurt)
{
    /// <summary>Why it has no meaning on this topology; then there is nothing else.</summary>
    public string? Objection { get; init; }

    /// <summary>Why it could not be done or finished.</summary>
    public string? Error { get; init; }

    /// <summary>The window before the fault.</summary>
    public WindowResult? Steady { get; init; }

    /// <summary>The window of the fault.</summary>
    public WindowResult? Fault { get; init; }

    /// <summary>The window after it, from the moment when healing began.</summary>
    public WindowResult? Recovery { get; init; }

    /// <summary>Seconds from the begin of healing until the shop was well and stayed so; null where it was not while it was watched.</summary>
    public double? RecoveredAfter { get; init; }

    /// <summary>The share of good requests, 0 to 1, in the fault window among those that did not enter by the service that was hurt.</summary>
    public double? Unaffected { get; init; }

    /// <summary>The same of all requests.</summary>
    public double? GoodOfAll { get; init; }

    /// <summary>What else was counted.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>How it went, stretch by stretch.</summary>
    public IReadOnlyList<Moment> Timeline { get; init; } = [];

    /// <summary>Whether the books were right afterwards.</summary>
    public IntegrityResult? Integrity { get; init; }
}

/// <summary>A short stretch of an experiment, for its chart.</summary>
/// <param name="At">Its begin, in seconds since the load began.</param>
/// <param name="Entry">The service that these requests entered by.</param>
/// <param name="Sent">How many were due.</param>
/// <param name="Good">How many were good.</param>
/// <param name="P99">The latency in milliseconds that 99 in 100 kept within; null where none ended.</param>
public sealed record Moment(double At, string Entry, long Sent, long Good, double? P99);

/// <summary>A share that was counted beside the load.</summary>
/// <param name="Name">What it is the share of, such as <c>cache hits of orders</c>.</param>
/// <param name="Steady">In the steady window, 0 to 1; null where nothing was counted.</param>
/// <param name="Fault">In the fault window.</param>
public sealed record Observation(string Name, double? Steady, double? Fault);
