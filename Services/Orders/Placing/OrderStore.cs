using System.Diagnostics;
using System.Text.Json;
using Evolution.Contracts.Orders;
using Npgsql;

namespace Evolution.Orders.Placing;

/// <summary>The statements that store orders, for batches that store more with them.</summary>
static class OrderStore
{
    /// <summary>A status as it is stored and written.</summary>
    public static string Name(OrderStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());

    /// <summary>The status that is stored by a name.</summary>
    public static OrderStatus Read(string name) => Enum.GetValues<OrderStatus>().Single(status => Name(status) == name);

    /// <summary>Stores an order and its lines, claiming the key if there is one.</summary>
    /// <param name="order">The order.</param>
    /// <param name="key">The key that it is claimed with.</param>
    /// <param name="deadline">When it is taken for abandoned, should it still be open then. Undoing it continues its trace.</param>
    public static IEnumerable<NpgsqlBatchCommand> Insert(Order order, IdempotencyKey? key = null, DateTimeOffset? deadline = null)
    {
        if (key is not null) yield return key.Claim(order.Id);
        yield return new("INSERT INTO orders.orders (id, customer_id, status, reason, total_minor, currency, placed_at, deadline, key, trace_parent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = order.Id },
                new NpgsqlParameter<string> { TypedValue = order.CustomerId },
                new NpgsqlParameter<string> { TypedValue = Name(order.Status) },
                new NpgsqlParameter<string?> { TypedValue = order.Reason },
                new NpgsqlParameter<long?> { TypedValue = order.Total?.MinorUnits },
                new NpgsqlParameter<string?> { TypedValue = order.Total?.Currency },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = order.PlacedAt },
                new NpgsqlParameter<DateTimeOffset?> { TypedValue = deadline },
                new NpgsqlParameter<string?> { TypedValue = key?.Value },
                new NpgsqlParameter<string?> { TypedValue = deadline is null ? null : Activity.Current?.Id },
            },
        };
        yield return new("INSERT INTO orders.order_lines (order_id, product_id, quantity, unit_price_minor) SELECT $1, * FROM unnest($2, $3, $4)")
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = order.Id },
                new NpgsqlParameter<int[]> { TypedValue = [.. order.Lines.Select(line => line.ProductId)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. order.Lines.Select(line => line.Quantity)] },
                new NpgsqlParameter<long?[]> { TypedValue = [.. order.Lines.Select(line => line.UnitPrice?.MinorUnits)] },
            },
        };
    }

    /// <summary>Runs statements in one round trip and, where the connection is in no transaction, in one of their own.</summary>
    /// <exception cref="KeyUsedException">The key was used before.</exception>
    public static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands, IdempotencyKey? key, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException failure) when (key is not null && IdempotencyKey.WasUsed(failure))
        {
            throw new KeyUsedException(key);
        }
    }
}
