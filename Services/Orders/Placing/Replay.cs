using Dapper;
using Evolution.Contracts.Orders;
using Evolution.Orders.Reading;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Placing;

/// <summary>Finds the order for a request whose idempotency key was used before.</summary>
sealed class Replay(NpgsqlDataSource database, OrderReader reader, IOptions<PlacementOptions> options)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // Backs off exponentially: after an outage hundreds of callers wait here, and their queries must not delay the completion of their orders.
    static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50), LongestPause = TimeSpan.FromMilliseconds(800);

    /// <summary>Finds the order that the key identifies. Waits until the order is no longer pending, except when orders are placed by messages.</summary>
    /// <returns>Null when the key was used with another body.</returns>
    /// <exception cref="DependencyException">The first request is still in progress, or has just failed.</exception>
    public async Task<Order?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            for (var pause = FirstLook; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                if (await ReadKeyAsync(key, cancellationToken) is not { } claim) throw Unfinished("The first request with this key has just failed.");
                if (!claim.RequestHash.AsSpan().SequenceEqual(key.RequestHash)) return null;
                var order = await reader.ReadAsync(claim.OrderId, cancellationToken) ?? throw Unfinished("The first request with this key has just failed.");
                if (order.Status is OrderStatus.Failed) throw Unfinished("The first request with this key has just failed.");
                if (order.Status is not OrderStatus.Pending || options.Value.Placement is OrderPlacement.Messages) return order;
                await Task.Delay(pause, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unfinished($"The first request with this key is still under way after {Limit.TotalSeconds:0} s.");
        }
    }

    async Task<Claim?> ReadKeyAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<Claim>("SELECT request_hash AS RequestHash, order_id AS OrderId FROM orders.idempotency_keys WHERE key = @Value", new { key.Value });
    }

    static DependencyException Unfinished(string message) => new("orders", message);

    sealed record Claim(byte[] RequestHash, Guid OrderId);
}
