using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Evolution.ServiceDefaults.Overload;

/// <summary>Limits the number of concurrent and of queued requests for each <see cref="AdmissionGroup"/>.</summary>
sealed class Admission(IOptions<OverloadOptions> options) : PartitionedRateLimiter<HttpContext>
{
    readonly ConcurrentDictionary<string, ConcurrencyLimiter> rooms = [];

    /// <summary>Returns the group of an endpoint; empty if the endpoint has no group.</summary>
    public static string GroupOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<AdmissionGroup>()?.Name ?? "";

    /// <summary>Returns whether all permits of a group are in use and its queue is at least half full, so that requests will soon be refused.</summary>
    public bool IsCrowded(string group) => rooms.TryGetValue(group, out var room) && room.GetStatistics() is { CurrentAvailablePermits: 0 } now && now.CurrentQueuedCount * 2 >= options.Value.Waiting;

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => RoomOf(resource).GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) => RoomOf(resource).AttemptAcquire(permitCount);

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken) =>
        RoomOf(resource).AcquireAsync(permitCount, cancellationToken);

    // First come, first served: a caller that waits too long gives up, and the work for it is wasted.
    ConcurrencyLimiter RoomOf(HttpContext context) => rooms.GetOrAdd(GroupOf(context.GetEndpoint()), _ => new(new()
    {
        PermitLimit = options.Value.AtWork,
        QueueLimit = options.Value.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    }));
}
