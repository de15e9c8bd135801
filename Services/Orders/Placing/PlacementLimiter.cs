using System.Threading.RateLimiting;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Remote;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Placing;

/// <summary>
/// Limits the number of orders that are placed at the same time, if the topology protects callers (from phase 1 on). Under overload, further
/// requests are refused before anything is stored, so that the others are still placed in time. The newest request is placed first,
/// because its caller still waits; if too many are queued, the oldest is refused.
/// </summary>
/// <remarks>
/// The limit adapts. It starts low, rises by one with each order that is placed, up to its maximum, and falls by one with each that fails because
/// of a service or a database, so that the waiting callers do not overload what has just recovered. This is the slow start of TCP (RFC 5681, 3.1).
/// </remarks>
sealed class PlacementLimiter : IAsyncDisposable
{
    const int MinLimit = 4, InitialLimit = 8;

    readonly ConcurrencyLimiter limiter;
    readonly int maxHeldBack;

    // Permits that no request can acquire until the limit rises. Locked, because orders that fail at the same time must not hold back the last one.
    readonly Stack<RateLimitLease> heldBack = [];
    readonly Lock heldBackLock = new();

    public PlacementLimiter(IOptions<PlacementOptions> options, RemoteServiceOptions protection)
    {
        var max = protection.Breaker is CallProtection.None ? int.MaxValue : options.Value.MaxConcurrentPlacements;
        limiter = new(new() { PermitLimit = max, QueueLimit = options.Value.MaxQueuedPlacements, QueueProcessingOrder = QueueProcessingOrder.NewestFirst });
        if (protection.Breaker is CallProtection.None) return;
        maxHeldBack = Math.Max(0, max - MinLimit);
        while (heldBack.Count < max - InitialLimit) heldBack.Push(limiter.AttemptAcquire());
    }

    /// <summary>Places an order as soon as the limit permits.</summary>
    /// <param name="placeAsync">Places the order.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The order; null if it was refused because there are too many requests.</returns>
    public async Task<Order?> PlaceAsync(Func<Task<Order>> placeAsync, CancellationToken cancellationToken)
    {
        var permit = await limiter.AcquireAsync(1, cancellationToken);
        if (!permit.IsAcquired) return null;
        var hasFailed = false;
        try
        {
            var order = await placeAsync();
            ReturnHeldBack();
            return order;
        }
        catch (Exception exception) when (exception is DependencyException or NpgsqlException)
        {
            hasFailed = true;
            throw;
        }
        finally
        {
            if (!hasFailed || !TryHoldBack(permit)) permit.Dispose();
        }
    }

    public ValueTask DisposeAsync() => limiter.DisposeAsync();

    bool TryHoldBack(RateLimitLease permit)
    {
        lock (heldBackLock)
        {
            if (heldBack.Count >= maxHeldBack) return false;
            heldBack.Push(permit);
            return true;
        }
    }

    void ReturnHeldBack()
    {
        RateLimitLease? permit;
        lock (heldBackLock) heldBack.TryPop(out permit);
        permit?.Dispose();
    }
}
