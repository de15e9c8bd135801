using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Evolution.ServiceDefaults.Overload;

/// <summary>Limits the number of concurrent and of queued requests for each <see cref="AdmissionGroup"/>.</summary>
sealed class Admission(IOptions<OverloadOptions> options) : PartitionedRateLimiter<HttpContext>
{
    readonly ConcurrentDictionary<string, ConcurrencyLimiter> limiters = [];

    /// <summary>Returns the group of an endpoint; empty if the endpoint has no group.</summary>
    public static string GetGroup(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<AdmissionGroup>()?.Name ?? "";

    /// <summary>Returns whether all permits of a group are in use and its queue is at least half full, so that requests will soon be refused.</summary>
    public bool IsNearlyFull(string group) => limiters.TryGetValue(group, out var limiter) && limiter.GetStatistics() is { CurrentAvailablePermits: 0 } statistics && statistics.CurrentQueuedCount * 2 >= options.Value.MaxQueuedRequests;

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => GetLimiter(resource).GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) => GetLimiter(resource).AttemptAcquire(permitCount);

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken) =>
        GetLimiter(resource).AcquireAsync(permitCount, cancellationToken);

    // Oldest first, because a caller that waits too long gives up, and the work for its request is wasted.
    ConcurrencyLimiter GetLimiter(HttpContext context) => limiters.GetOrAdd(GetGroup(context.GetEndpoint()), _ => new(new()
    {
        PermitLimit = options.Value.MaxConcurrentRequests,
        QueueLimit = options.Value.MaxQueuedRequests,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    }));
}
