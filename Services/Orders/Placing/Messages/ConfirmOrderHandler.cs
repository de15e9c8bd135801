using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>
/// Confirms orders whose card was charged, and adds them to the sales projection, each once: an order's message may be sent again with
/// another id. A projection that cannot be written does not prevent a charged order from being confirmed.
/// </summary>
sealed partial class ConfirmOrderHandler(OrderOutcomes outcomes, CrashPoints crashPoints, ILogger<ConfirmOrderHandler> logger) : IMessageHandler<PaymentCharged>
{
    public string StepName => OrderSteps.Confirm;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<PaymentCharged> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        crashPoints.Pass(OrdersCrashPoints.BeforeConfirming);
        var placedAtByOrder = await ConfirmAsync([.. messages.DistinctBy(message => message.OrderId)], connection, cancellationToken);
        return [.. messages.Select(message => placedAtByOrder.Remove(message.OrderId, out var placedAt)
            ? new MessageOutcome("confirmed") { OnCommitted = () => outcomes.Record(OrderStatus.Confirmed, placedAt) }
            : new MessageOutcome("closed-before"))];
    }

    /// <summary>Confirms the orders that are pending, usually all of them, in one round trip.</summary>
    /// <returns>The times at which they were placed, by order id.</returns>
    async Task<Dictionary<Guid, DateTime>> ConfirmAsync(IReadOnlyList<PaymentCharged> orders, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        while (orders is not [])
        {
            var placedAtByOrder = await TryConfirmAsync(orders, connection, cancellationToken);
            if (placedAtByOrder.Count == orders.Count) return placedAtByOrder;

            // Some were confirmed before, and must not be added to the projection twice.
            await ExecuteAsync(connection, "ROLLBACK TO SAVEPOINT confirmation", cancellationToken);
            orders = [.. orders.Where(order => placedAtByOrder.ContainsKey(order.OrderId))];
        }
        return [];
    }

    async Task<Dictionary<Guid, DateTime>> TryConfirmAsync(IReadOnlyList<PaymentCharged> orders, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("SAVEPOINT confirmation"), CreateConfirmCommand(orders), CreatePricesCommand(orders), new("SAVEPOINT projection") } };
        foreach (var command in SalesProjection.CreateSalesCommands(orders)) batch.BatchCommands.Add(command);

        var placedAtByOrder = new Dictionary<Guid, DateTime>();
        var isConfirmed = false;
        try
        {
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken)) placedAtByOrder[rows.GetGuid(0)] = rows.GetDateTime(1);
            isConfirmed = true;
            while (await rows.NextResultAsync(cancellationToken))
            {
                // The other statements return no rows, but an error in them is thrown here.
            }
        }
        // If a batch of several orders fails, each of them is handled separately.
        catch (PostgresException exception) when (isConfirmed && orders.Count is 1 && !exception.IsTransient)
        {
            await ExecuteAsync(connection, "ROLLBACK TO SAVEPOINT projection", cancellationToken);
            LogProjectionFailed(orders[0].OrderId, exception.Message);
        }
        return placedAtByOrder;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static NpgsqlBatchCommand CreateConfirmCommand(IReadOnlyList<PaymentCharged> orders) => new("""
        UPDATE orders.orders o SET status = 'confirmed', total_minor = c.total_minor, currency = c.currency, deadline = NULL, card = NULL, confirmed_at = clock_timestamp()
        FROM unnest($1, $2, $3) AS c (id, total_minor, currency) WHERE o.id = c.id AND o.status = 'pending'
        RETURNING o.id, o.placed_at
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid[]> { TypedValue = [.. orders.Select(order => order.OrderId)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. orders.Select(order => order.Total.MinorUnits)] },
            new NpgsqlParameter<string[]> { TypedValue = [.. orders.Select(order => order.Total.Currency)] },
        },
    };

    static NpgsqlBatchCommand CreatePricesCommand(IReadOnlyList<PaymentCharged> orders)
    {
        var lines = orders.SelectMany(order => order.Lines.Select(line => (order.OrderId, Line: line))).ToArray();
        return new("""
            UPDATE orders.order_lines l SET unit_price_minor = c.unit_price_minor
            FROM unnest($1, $2, $3) AS c (order_id, product_id, unit_price_minor) WHERE l.order_id = c.order_id AND l.product_id = c.product_id
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid[]> { TypedValue = [.. lines.Select(line => line.OrderId)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. lines.Select(line => line.Line.ProductId)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. lines.Select(line => line.Line.UnitPrice.MinorUnits)] },
            },
        };
    }

    [LoggerMessage(LogLevel.Error, "Order {OrderId} is confirmed, but missing in the sales report, because the sales projection cannot be written: {Cause}")]
    partial void LogProjectionFailed(Guid orderId, string cause);
}
