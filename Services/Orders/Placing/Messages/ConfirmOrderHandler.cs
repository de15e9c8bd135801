using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>Confirms orders whose card was charged, and adds them to the sales projection.</summary>
sealed class ConfirmOrderHandler(OrderOutcomes outcomes, CrashPoints crashPoints) : IMessageHandler<PaymentCharged>
{
    public string StepName => OrderSteps.Confirm;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<PaymentCharged> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        crashPoints.Pass(OrdersCrashPoints.BeforeConfirming);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { CreateConfirmCommand(messages), CreatePricesCommand(messages) } };
        foreach (var command in SalesProjection.CreateSalesCommands(messages)) batch.BatchCommands.Add(command);
        var placedAtByOrder = new Dictionary<Guid, DateTime>();
        await using (var rows = await batch.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken)) placedAtByOrder[rows.GetGuid(0)] = rows.GetDateTime(1);
            while (await rows.NextResultAsync(cancellationToken))
            {
                // The other statements return no rows, but an error in them is thrown here.
            }
        }
        return [.. messages.Select(message => new MessageOutcome("confirmed")
        {
            OnCommitted = () =>
            {
                if (placedAtByOrder.TryGetValue(message.OrderId, out var placedAt)) outcomes.Record(OrderStatus.Confirmed, placedAt);
            },
        })];
    }

    static NpgsqlBatchCommand CreateConfirmCommand(IReadOnlyList<PaymentCharged> messages) => new("""
        UPDATE orders.orders o SET status = 'confirmed', total_minor = c.total_minor, currency = c.currency
        FROM unnest($1, $2, $3) AS c (id, total_minor, currency) WHERE o.id = c.id
        RETURNING o.id, o.placed_at
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid[]> { TypedValue = [.. messages.Select(message => message.OrderId)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. messages.Select(message => message.Total.MinorUnits)] },
            new NpgsqlParameter<string[]> { TypedValue = [.. messages.Select(message => message.Total.Currency)] },
        },
    };

    static NpgsqlBatchCommand CreatePricesCommand(IReadOnlyList<PaymentCharged> messages)
    {
        var lines = messages.SelectMany(message => message.Lines.Select(line => (message.OrderId, Line: line))).ToArray();
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
}
