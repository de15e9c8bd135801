using System.Text.Json;
using Dapper;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.Orders.Reading;

/// <summary>Reads orders. One that has reached its end never changes again, so it is cached.</summary>
sealed class OrderReader(NpgsqlDataSource database, Cache cache)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>An order as JSON.</summary>
    /// <returns>Null where there is none.</returns>
    public async Task<byte[]?> ReadJsonAsync(Guid id, CancellationToken cancellation)
    {
        if (await cache.GetAsync(Key(id)) is { } cached) return cached;
        if (await ReadAsync(id, cancellation) is not { } order) return null;
        var json = JsonSerializer.SerializeToUtf8Bytes(order, ContractsJson.Default.Order);
        if (order.Status is not OrderStatus.Pending) cache.Set(Key(id), json, Lifetime);
        return json;
    }

    /// <summary>An order as the database has it.</summary>
    /// <returns>Null where there is none.</returns>
    public async Task<Order?> ReadAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<OrderRow>(new CommandDefinition($"{OrderRow.Select} WHERE o.id = @id GROUP BY o.id", new { id }, cancellationToken: cancellation));
        return row?.ToOrder();
    }

    /// <summary>A customer's orders, the newest first.</summary>
    public async Task<Page<Order>> ListAsync(string customerId, int page, int pageSize, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition($"""
            SELECT count(*) FROM orders.orders WHERE customer_id = @customerId;

            {OrderRow.Select}
            WHERE o.id IN (SELECT id FROM orders.orders WHERE customer_id = @customerId ORDER BY placed_at DESC, id LIMIT @pageSize OFFSET @skip)
            GROUP BY o.id ORDER BY o.placed_at DESC, o.id
            """, new { customerId, pageSize, skip = (page - 1L) * pageSize }, cancellationToken: cancellation));
        var total = await results.ReadSingleAsync<long>();
        var rows = await results.ReadAsync<OrderRow>();
        return new([.. rows.Select(row => row.ToOrder())], page, pageSize, total);
    }

    static string Key(Guid id) => $"order:{id}";
}
