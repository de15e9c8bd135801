namespace Evolution.ServiceDefaults.Remote;

/// <summary>What protects a caller, from the section <c>Remote</c>.</summary>
public sealed class RemoteServiceOptions
{
    /// <summary>Whether there is any protection at all.</summary>
    public Breaker Breaker { get; set; } = Breaker.CircuitBreaker;

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan AttemptLimit { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a call may take with all its attempts.</summary>
    public TimeSpan TotalLimit { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// How many calls of one service may be under way at the same time (bulkhead; Nygard, Release It!, 2nd edition, chapter 5). Others wait for
    /// their turn within the total limit: a service that has just started is not overrun by all who have waited for it.
    /// </summary>
    public int MaxConcurrentCalls { get; set; } = 32;

    /// <summary>How often a safe or idempotent call is tried again.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>How long an open breaker refuses calls before it lets one try.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The window over which a breaker counts failures.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many calls the window must have seen. The library's default is 100 in 30 s, at which a breaker would never
    /// open under the few calls of a workshop.
    /// </summary>
    public int MinimumThroughput { get; set; } = 8;

    /// <summary>The share of failures, 0 to 1, from which the breaker opens.</summary>
    public double FailureRatio { get; set; } = 0.5;
}

/// <summary>What protects a caller from a slow or dead callee.</summary>
public enum Breaker
{
    /// <summary>Nothing: a bare client that waits as long as it takes.</summary>
    None,

    /// <summary>Time limits, a bulkhead, retries of safe and idempotent calls, and a circuit breaker.</summary>
    CircuitBreaker,
}
