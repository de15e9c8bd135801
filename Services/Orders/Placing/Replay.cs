using Dapper;
using Evolution.Contracts.Orders;
using Evolution.Orders.Reading;
using Evolution.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Placing;

/// <summary>Answers a request whose idempotency key was used before.</summary>
sealed class Replay(NpgsqlDataSource database, OrderReader reader, IOptions<PlacementOptions> options)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // Less often the longer it takes: after an outage hundreds of callers wait here, whose looking must not keep their orders from ending.
    static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50), LongestPause = TimeSpan.FromMilliseconds(800);

    /// <summary>The order that the key stands for, once it has reached its end where that is a matter of moments.</summary>
    /// <returns>Null when the key was used with another body.</returns>
    /// <exception cref="DependencyException">The first request is still under way, or has just failed.</exception>
    public async Task<Order?> FindAsync(IdempotencyKey key, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            for (var pause = FirstLook; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                if (await ReadKeyAsync(key, cancellation) is not { } claim) throw Unfinished("The first request with this key has just failed.");
                if (!claim.RequestHash.AsSpan().SequenceEqual(key.RequestHash)) return null;
                var order = await reader.ReadAsync(claim.OrderId, cancellation) ?? throw Unfinished("The first request with this key has just failed.");
                if (order.Status is OrderStatus.Failed) throw Unfinished("The first request with this key has just failed.");
                if (order.Status is not OrderStatus.Pending || options.Value.Placement is Placement.Messages) return order;
                await Task.Delay(pause, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Unfinished($"The first request with this key is still under way after {Limit.TotalSeconds:0} s.");
        }
    }

    async Task<Claim?> ReadKeyAsync(IdempotencyKey key, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Claim>("SELECT request_hash AS RequestHash, order_id AS OrderId FROM orders.idempotency_keys WHERE key = @Value", new { key.Value });
    }

    static DependencyException Unfinished(string message) => new("orders", message);

    sealed record Claim(byte[] RequestHash, Guid OrderId);
}
