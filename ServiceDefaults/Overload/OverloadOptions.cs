namespace Evolution.ServiceDefaults.Overload;

/// <summary>
/// The limits on concurrent and queued requests, from the <c>Overload</c> section. The defaults exceed what accumulates in Orders while its
/// dependencies hang: 100 requests per second for 10 s, the time that a simulated customer waits. This way, experiments with a hanging
/// dependency show the effect of a missing timeout, not that of overload protection.
/// </summary>
public sealed class OverloadOptions
{
    /// <summary>The maximum number of concurrent requests; at the Gateway, for each service behind it.</summary>
    public int MaxConcurrentRequests { get; set; } = 1000;

    /// <summary>The maximum number of queued requests. Further requests are refused.</summary>
    public int MaxQueuedRequests { get; set; } = 500;

    /// <summary>The value of <c>Retry-After</c> in the response to a refused request, rounded up to whole seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);
}
