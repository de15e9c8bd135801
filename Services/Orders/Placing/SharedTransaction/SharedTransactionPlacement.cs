using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Lab.Crashing;
using Npgsql;

namespace Evolution.Orders.Placing.SharedTransaction;

/// <summary>
/// Phases 0 and 1: places orders in one database transaction across all three schemas, so that no order is left incomplete. In return,
/// Orders depends on the schemas of two other services, and holds a database connection while it calls them.
/// </summary>
sealed class SharedTransactionPlacement(NpgsqlDataSource database, Pricing pricing, PaymentsClient payments, OrderOutcomes outcomes, CrashPoints crash) : IOrderPlacement
{
    public async Task<Order> PlaceAsync(PlaceOrder request, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var placedAt = DateTimeOffset.UtcNow;
        try
        {
            var order = await PlaceInTransactionAsync(request, key, cancellationToken);
            outcomes.Record(order.Status, placedAt);
            return order;
        }
        catch (Exception exception) when (exception is not (KeyUsedException or InvalidOrderException) && !cancellationToken.IsCancellationRequested)
        {
            // Nothing is stored, but the order counts as failed.
            outcomes.Record(OrderStatus.Failed, placedAt);
            throw;
        }
    }

    async Task<Order> PlaceInTransactionAsync(PlaceOrder request, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        crash.Pass(OrdersCrashPoints.BeforePricing);
        var order = await pricing.PriceAsync(request, cancellationToken);
        crash.Pass(OrdersCrashPoints.BeforeAuthorization);
        var authorization = await payments.AuthorizeAsync(order.Id, new(request.CustomerId, request.Card, order.Total!), cancellationToken);
        crash.Pass(OrdersCrashPoints.AfterAuthorization);
        if (authorization.Value is not null)
        {
            var confirmed = order with { Status = OrderStatus.Confirmed };
            if (await StoreAsync(connection, confirmed, key, cancellationToken))
            {
                crash.Pass(OrdersCrashPoints.BeforeCommit);
                await transaction.CommitAsync(CancellationToken.None);
                crash.Pass(OrdersCrashPoints.AfterCommit);
                return confirmed;
            }
        }
        await transaction.RollbackAsync(cancellationToken);

        var refused = authorization.Value is null
            ? order with { Status = authorization.Status is StatusCodes.Status402PaymentRequired ? OrderStatus.Declined : OrderStatus.Rejected, Reason = authorization.Refusal }
            : order with { Status = OrderStatus.OutOfStock, Reason = "There is not enough stock." };
        crash.Pass(OrdersCrashPoints.BeforeCommit);
        await OrderStore.ExecuteAsync(connection, OrderStore.Insert(refused, key), key, cancellationToken);
        crash.Pass(OrdersCrashPoints.AfterCommit);
        return refused;
    }

    /// <summary>Reserves the stock, records the charge and stores the order.</summary>
    /// <returns>False if there is not enough stock; the caller must then roll back the transaction.</returns>
    static async Task<bool> StoreAsync(NpgsqlConnection connection, Order order, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { ReserveStock(order) } };
        foreach (var command in OrderStore.Insert(order, key)) batch.BatchCommands.Add(command);
        batch.BatchCommands.Add(RecordCharge(order));
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (key is not null && IdempotencyKey.WasUsed(exception))
        {
            throw new KeyUsedException(key);
        }
        return batch.BatchCommands[0].RecordsAffected == order.Lines.Count;
    }

    /// <summary>Reserves the stock of each line that is available. Rows are locked by product id, so that concurrent orders never deadlock.</summary>
    static NpgsqlBatchCommand ReserveStock(Order order) => new("""
        WITH requested AS (
            SELECT s.product_id, w.quantity
            FROM inventory.stock s JOIN unnest($1, $2) AS w (product_id, quantity) ON w.product_id = s.product_id
            ORDER BY s.product_id FOR UPDATE OF s
        )
        UPDATE inventory.stock s SET available = s.available - w.quantity, version = s.version + 1
        FROM requested w WHERE s.product_id = w.product_id AND s.available >= w.quantity
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<int[]> { TypedValue = [.. order.Lines.Select(line => line.ProductId)] },
            new NpgsqlParameter<int[]> { TypedValue = [.. order.Lines.Select(line => line.Quantity)] },
        },
    };

    static NpgsqlBatchCommand RecordCharge(Order order) =>
        new("INSERT INTO payments.charges (order_id, customer_id, amount_minor, currency, status) VALUES ($1, $2, $3, $4, $5)")
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = order.Id },
                new NpgsqlParameter<string> { TypedValue = order.CustomerId },
                new NpgsqlParameter<long> { TypedValue = order.Total!.MinorUnits },
                new NpgsqlParameter<string> { TypedValue = order.Total.Currency },
                new NpgsqlParameter<string> { TypedValue = nameof(ChargeStatus.Charged).ToLowerInvariant() },
            },
        };
}
