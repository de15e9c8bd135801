using System.Threading.RateLimiting;
using Evolution.ServiceDefaults.Remote;
using Microsoft.Extensions.Options;

namespace Evolution.Orders.Placing;

/// <summary>
/// Limits the number of orders that are placed at the same time, if the topology protects callers (from phase 1 on). Under overload, further
/// requests are refused before anything is stored, so that the others are still placed in time. The newest request is placed first,
/// because its caller still waits; if too many are queued, the oldest is refused.
/// </summary>
sealed class PlacementLimiter(IOptions<PlacementOptions> options, RemoteServiceOptions protection) : IAsyncDisposable
{
    readonly ConcurrencyLimiter limiter = new(new()
    {
        PermitLimit = protection.Breaker is CallProtection.None ? int.MaxValue : options.Value.MaxConcurrentPlacements,
        QueueLimit = options.Value.MaxQueuedPlacements,
        QueueProcessingOrder = QueueProcessingOrder.NewestFirst,
    });

    /// <summary>Waits for a permit to place one order.</summary>
    /// <returns>The permit, which the caller must dispose after placing the order; not acquired if there are too many requests.</returns>
    public ValueTask<RateLimitLease> AcquireAsync(CancellationToken cancellationToken) => limiter.AcquireAsync(1, cancellationToken);

    public ValueTask DisposeAsync() => limiter.DisposeAsync();
}
