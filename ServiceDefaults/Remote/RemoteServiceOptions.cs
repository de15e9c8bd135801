namespace Evolution.ServiceDefaults.Remote;

/// <summary>The options that protect a caller, from the <c>Remote</c> section.</summary>
public sealed class RemoteServiceOptions
{
    /// <summary>The protection of calls.</summary>
    public CallProtection Breaker { get; set; } = CallProtection.CircuitBreaker;

    /// <summary>The timeout of one attempt.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The timeout of a call including all its attempts.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// The maximum number of concurrent calls to one service (bulkhead; Nygard, Release It!, 2nd edition, chapter 5). Further calls wait
    /// within the total timeout, so that a service that has just started is not overloaded by the waiting callers.
    /// </summary>
    public int MaxConcurrentCalls { get; set; } = 32;

    /// <summary>The maximum number of retries of a safe or idempotent call.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>The tokens of the <see cref="RetryBudget"/>: calls are not retried after half as many failed attempts in a row.</summary>
    public double RetryTokens { get; set; } = 20;

    /// <summary>The retries per successful call, in the long run.</summary>
    public double RetryTokensPerSuccess { get; set; } = 0.2;

    /// <summary>How long an open breaker rejects calls before it lets one through as a trial.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The window over which a breaker counts failures.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The minimum number of calls in the sampling window. With the library's default of 100 in 30 s, a breaker would never
    /// open at the low load of a workshop.
    /// </summary>
    public int MinimumThroughput { get; set; } = 8;

    /// <summary>The share of failures, 0 to 1, at which the breaker opens.</summary>
    public double FailureRatio { get; set; } = 0.5;
}

/// <summary>The protection of a caller from a slow or unavailable service.</summary>
public enum CallProtection
{
    /// <summary>No protection: a plain client without timeouts.</summary>
    None,

    /// <summary>Timeouts, a bulkhead, a limited number of retries of safe and idempotent calls, and a circuit breaker.</summary>
    CircuitBreaker,
}
