using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.Orders.Reading;

/// <summary>Reads orders. An order with a final status never changes again, so it is cached.</summary>
sealed class OrderReader(NpgsqlDataSource database, Cache cache)
{
    static readonly TimeSpan CacheLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Reads an order as JSON, from the cache or else from the database.</summary>
    /// <returns>Null if the order does not exist.</returns>
    public async Task<byte[]?> ReadJsonAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await cache.GetAsync(GetCacheKey(id), ContractsJson.Default.Order) is { } cached) return cached.Json;
        if (await ReadAsync(id, cancellationToken) is not { } order) return null;
        var json = JsonSerializer.SerializeToUtf8Bytes(order, ContractsJson.Default.Order);
        if (order.Status is not OrderStatus.Pending) cache.Set(GetCacheKey(id), json, CacheLifetime);
        return json;
    }

    /// <summary>Reads an order from the database.</summary>
    /// <returns>Null if the order does not exist.</returns>
    public async Task<Order?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"{OrderRow.SelectStatement} WHERE o.id = $1 GROUP BY o.id");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? rows.ReadOrder() : null;
    }

    /// <summary>Reads a page of a customer's orders, the newest first.</summary>
    public async Task<Page<Order>> ListAsync(string customerId, int page, int pageSize, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("SELECT count(*) FROM orders.orders WHERE customer_id = $1") { Parameters = { new NpgsqlParameter<string> { TypedValue = customerId } } });
        batch.BatchCommands.Add(new($"""
            {OrderRow.SelectStatement}
            WHERE o.id IN (SELECT id FROM orders.orders WHERE customer_id = $1 ORDER BY placed_at DESC, id LIMIT $2 OFFSET $3)
            GROUP BY o.id ORDER BY o.placed_at DESC, o.id
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = customerId },
                new NpgsqlParameter<int> { TypedValue = pageSize },
                new NpgsqlParameter<long> { TypedValue = (page - 1L) * pageSize },
            },
        });
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        var total = rows.GetInt64(0);
        await rows.NextResultAsync(cancellationToken);
        var orders = new List<Order>();
        while (await rows.ReadAsync(cancellationToken)) orders.Add(rows.ReadOrder());
        return new(orders, page, pageSize, total);
    }

    static string GetCacheKey(Guid id) => $"order:{id}";
}
