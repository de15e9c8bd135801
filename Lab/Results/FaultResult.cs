namespace Evolution.Lab.Results;

/// <summary>The result of one fault experiment on one topology.</summary>
/// <param name="Name">The name of the experiment.</param>
/// <param name="Question">The question that the measurement answers.</param>
/// <param name="Procedure">What the experiment did, in one sentence.</param>
/// <param name="TargetService">The target service; null if the fault does not target an entry service.</param>
public sealed record FaultResult(string Name, string Question, string Procedure, string? TargetService)
{
    /// <summary>The reason why the measurement does not apply to this topology; no other values are set then.</summary>
    public string? Objection { get; init; }

    /// <summary>The error that prevented or aborted the experiment.</summary>
    public string? Error { get; init; }

    /// <summary>Why the measurements do not count: something other than the fault and the shop affected them.</summary>
    public string? Void { get; init; }

    /// <summary>What else could have affected the measurements.</summary>
    public Disturbance? Disturbance { get; init; }

    /// <summary>The window before the fault.</summary>
    public WindowResult? Steady { get; init; }

    /// <summary>The fault window, which begins with the injection and has the same length for every fault.</summary>
    public WindowResult? Fault { get; init; }

    /// <summary>The window from the end of the fault window to the end of the observation.</summary>
    public WindowResult? Recovery { get; init; }

    /// <summary>The window from the injection until the shop was healthy again, or to the end of the observation if it was not.</summary>
    public WindowResult? Impact { get; init; }

    /// <summary>The number of requests that were due from the injection until the shop was healthy again, and not good.</summary>
    public long? Lost { get; init; }

    /// <summary>The time in seconds from the beginning of healing until the shop was healthy and remained healthy; null if it did not recover during the observation.</summary>
    public double? RecoveredAfter { get; init; }

    /// <summary>The mean share of good requests, 0 to 1, in the fault window over the services that are not faulted; each operation of a service has the same weight.</summary>
    public double? Unaffected { get; init; }

    /// <summary>The mean share of good requests, 0 to 1, in the fault window over all services.</summary>
    public double? GoodOfAll { get; init; }

    /// <summary>Shares that were counted in addition to the load.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>The course of the experiment, in short intervals.</summary>
    public IReadOnlyList<Moment> Timeline { get; init; } = [];

    /// <summary>The result of the integrity check after the experiment.</summary>
    public IntegrityResult? Integrity { get; init; }
}

/// <summary>What could have affected the measurements of an experiment in addition to the fault and the shop.</summary>
/// <param name="SendLag">The 99th percentile of the time from when a request was due until the load generator sent it, in milliseconds.</param>
/// <param name="StolenShare">The share of the CPU time that other virtual machines took, 0 to 1; null if unknown.</param>
/// <param name="PressureShare">The share of the time in which a runnable process waited for a processor, 0 to 1; null if unknown.</param>
public sealed record Disturbance(double SendLag, double? StolenShare, double? PressureShare);

/// <summary>A short interval of an experiment, for charts.</summary>
/// <param name="At">The beginning of the interval, in seconds since the load began.</param>
/// <param name="Entry">The entry service of these requests.</param>
/// <param name="Sent">The number of requests that were due.</param>
/// <param name="Good">The number of good requests.</param>
/// <param name="P99">The 99th percentile of the latency in milliseconds; null if no request ended.</param>
public sealed record Moment(double At, string Entry, long Sent, long Good, double? P99);

/// <summary>A share that was counted in addition to the load.</summary>
/// <param name="Name">The name of the share, such as <c>cache hits of orders</c>.</param>
/// <param name="Steady">The share in the baseline window, 0 to 1; null if nothing was counted.</param>
/// <param name="Fault">The share in the fault window, 0 to 1; null if nothing was counted.</param>
public sealed record Observation(string Name, double? Steady, double? Fault);
