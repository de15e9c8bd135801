using System.Diagnostics;
using System.Text.Json;
using Evolution.Contracts.Orders;
using Npgsql;

namespace Evolution.Orders.Placing;

/// <summary>Creates the statements that store orders, as part of a batch.</summary>
static class OrderStore
{
    /// <summary>Returns the name of the given status in kebab case, as it is stored and reported.</summary>
    public static string GetStatusName(OrderStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());

    /// <summary>Returns the status that has the given stored name.</summary>
    public static OrderStatus ParseStatus(string name) => Enum.Parse<OrderStatus>(name.Replace("-", ""), ignoreCase: true);

    /// <summary>Creates the statements that store an order and its lines, and claim the key if there is one.</summary>
    /// <param name="order">The order.</param>
    /// <param name="key">The idempotency key that the order claims; null if there is none.</param>
    /// <param name="openFor">The time until the order's deadline if it is still open; null for no deadline. With a deadline, the trace is stored as well, so that what follows the deadline continues the trace.</param>
    /// <param name="card">The card's token if the order's message may have to be sent again; otherwise null.</param>
    public static IEnumerable<NpgsqlBatchCommand> CreateInsertCommands(Order order, IdempotencyKey? key = null, TimeSpan? openFor = null, string? card = null)
    {
        if (key is not null) yield return key.CreateClaimCommand(order.Id);
        yield return new("INSERT INTO orders.orders (id, customer_id, status, reason, total_minor, currency, placed_at, deadline, key, trace_parent, card, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8, $9, $10, $11, CASE $3 WHEN 'confirmed' THEN clock_timestamp() END)")
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = order.Id },
                new NpgsqlParameter<string> { TypedValue = order.CustomerId },
                new NpgsqlParameter<string> { TypedValue = GetStatusName(order.Status) },
                new NpgsqlParameter<string?> { TypedValue = order.Reason },
                new NpgsqlParameter<long?> { TypedValue = order.Total?.MinorUnits },
                new NpgsqlParameter<string?> { TypedValue = order.Total?.Currency },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = order.PlacedAt },
                // The database's clock also decides whether the deadline has passed.
                new NpgsqlParameter<TimeSpan?> { TypedValue = openFor },
                new NpgsqlParameter<string?> { TypedValue = key?.Value },
                new NpgsqlParameter<string?> { TypedValue = openFor is null ? null : Activity.Current?.Id },
                new NpgsqlParameter<string?> { TypedValue = card },
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

    /// <summary>Runs statements in one round trip and, if the connection has no transaction, in a separate transaction.</summary>
    /// <exception cref="KeyUsedException">The key was used before.</exception>
    public static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (key is not null && IdempotencyKey.IsKeyConflict(exception))
        {
            throw new KeyUsedException(key);
        }
    }
}
