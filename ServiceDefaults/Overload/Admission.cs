using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Evolution.ServiceDefaults.Overload;

/// <summary>Has room for so many requests at work and so many that wait, for each <see cref="AdmissionGroup"/>.</summary>
sealed class Admission(IOptions<OverloadOptions> options) : PartitionedRateLimiter<HttpContext>
{
    readonly ConcurrentDictionary<string, ConcurrencyLimiter> rooms = [];

    /// <summary>The group of an endpoint; empty where it names none.</summary>
    public static string GroupOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<AdmissionGroup>()?.Name ?? "";

    /// <summary>Whether nothing more of a group can be taken to work and half of those who may wait do, so that the next ones will soon be refused.</summary>
    public bool IsCrowded(string group) => rooms.TryGetValue(group, out var room) && room.GetStatistics() is { CurrentAvailablePermits: 0 } now && now.CurrentQueuedCount * 2 >= options.Value.Waiting;

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => RoomOf(resource).GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) => RoomOf(resource).AttemptAcquire(permitCount);

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken) =>
        RoomOf(resource).AcquireAsync(permitCount, cancellationToken);

    // First come, first served: a caller that waits for long gives up, and its work would be for nothing.
    ConcurrencyLimiter RoomOf(HttpContext context) => rooms.GetOrAdd(GroupOf(context.GetEndpoint()), _ => new(new()
    {
        PermitLimit = options.Value.AtWork,
        QueueLimit = options.Value.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    }));
}
