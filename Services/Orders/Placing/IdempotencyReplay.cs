using Dapper;
using Evolution.Contracts.Orders;
using Evolution.Orders.Reading;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Placing;

/// <summary>Finds the order for a request whose idempotency key was used before.</summary>
sealed class IdempotencyReplay(NpgsqlDataSource database, OrderReader reader, IOptions<PlacementOptions> options)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    // Exponential backoff, because after an outage hundreds of callers wait here, and their queries must not delay the orders themselves.
    static readonly TimeSpan InitialDelay = TimeSpan.FromMilliseconds(50), MaxDelay = TimeSpan.FromMilliseconds(800);

    /// <summary>Finds the order that the key identifies. Waits until the order is no longer pending, except when orders are placed by messages.</summary>
    /// <returns>Null if the key was used with a different body.</returns>
    /// <exception cref="DependencyException">The first request is still in progress, or has just failed.</exception>
    public async Task<Order?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            for (var delay = InitialDelay; ; delay = delay * 2 < MaxDelay ? delay * 2 : MaxDelay)
            {
                if (await ReadKeyAsync(key, cancellationToken) is not { } claim) throw CreateUnfinishedException("The first request with this key has just failed.");
                if (!claim.RequestHash.AsSpan().SequenceEqual(key.RequestHash)) return null;
                if (claim.IsFailing) throw CreateUnfinishedException("The first request with this key has failed, and is being undone.");

                // Before the order is read with its lines, because hundreds of callers may wait here.
                if (!claim.IsPending || options.Value.Placement is OrderPlacement.Messages)
                {
                    var order = await reader.ReadAsync(claim.OrderId, cancellationToken) ?? throw CreateUnfinishedException("The first request with this key has just failed.");
                    if (order.Status is OrderStatus.Failed) throw CreateUnfinishedException("The first request with this key has just failed.");
                    if (order.Status is not OrderStatus.Pending || options.Value.Placement is OrderPlacement.Messages) return order;
                }
                await Task.Delay(delay, timeout.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw CreateUnfinishedException($"The first request with this key is still in progress after {Timeout.TotalSeconds:0} s.");
        }
    }

    async Task<Claim?> ReadKeyAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<Claim>("""
            SELECT k.request_hash AS RequestHash, k.order_id AS OrderId, COALESCE(o.status = 'pending', true) AS IsPending, COALESCE(o.status = 'undoing' AND o.outcome = 'failed', false) AS IsFailing
            FROM orders.idempotency_keys k LEFT JOIN orders.orders o ON o.id = k.order_id WHERE k.key = @Value
            """, new { key.Value });
    }

    static DependencyException CreateUnfinishedException(string message) => new("orders", message);

    sealed record Claim(byte[] RequestHash, Guid OrderId, bool IsPending, bool IsFailing);
}
