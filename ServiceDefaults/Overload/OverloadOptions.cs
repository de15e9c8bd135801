namespace Evolution.ServiceDefaults.Overload;

/// <summary>
/// The limits on concurrent and queued requests, from the <c>Overload</c> section. The defaults depend on whether callers are protected:
/// without timeouts, requests accumulate in Orders while its dependencies hang, 100 per second for the 10 s that a simulated customer waits.
/// The limits exceed that, so that experiments with a hanging dependency show the effect of a missing timeout, not that of overload protection.
/// With timeouts and circuit breakers, fewer requests accumulate, and lower limits refuse those that would be answered too late.
/// </summary>
public sealed class OverloadOptions
{
    /// <summary>The maximum number of concurrent requests; at the Gateway, for each service behind it.</summary>
    public int MaxConcurrentRequests { get; set; }

    /// <summary>The maximum number of queued requests. Further requests are refused.</summary>
    public int MaxQueuedRequests { get; set; }

    /// <summary>The value of <c>Retry-After</c> in the response to a refused request, rounded up to whole seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    internal void UseDefaults(bool isProtected) => (MaxConcurrentRequests, MaxQueuedRequests) = isProtected ? (256, 64) : (1000, 500);
}
