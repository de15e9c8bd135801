using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Lab.Crashing;
using Npgsql;

namespace Evolution.Orders.Placing.SharedTransaction;

/// <summary>
/// Phases 0 and 1: places orders in one database transaction across all three schemas, so that no order remains incomplete. The cost:
/// Orders depends on the schemas of two other services, and holds a database connection while it calls them.
/// </summary>
sealed class SharedTransactionPlacement(NpgsqlDataSource database, Pricing pricing, PaymentsClient payments, OrderOutcomes outcomes, CrashPoints crashPoints) : IOrderPlacement
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
            // The order is not stored, but counts as failed.
            outcomes.Record(OrderStatus.Failed, placedAt);
            throw;
        }
    }

    async Task<Order> PlaceInTransactionAsync(PlaceOrder request, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        crashPoints.Pass(OrdersCrashPoints.BeforePricing);
        var order = await pricing.PriceAsync(request, cancellationToken);
        crashPoints.Pass(OrdersCrashPoints.BeforeAuthorization);
        var authorization = await payments.AuthorizeAsync(order.Id, new(request.CustomerId, request.Card, order.Total!), cancellationToken);
        crashPoints.Pass(OrdersCrashPoints.AfterAuthorization);
        if (authorization.Value is not null)
        {
            var confirmedOrder = order with { Status = OrderStatus.Confirmed };
            if (await StoreAsync(connection, confirmedOrder, key, cancellationToken))
            {
                crashPoints.Pass(OrdersCrashPoints.BeforeCommit);
                await transaction.CommitAsync(CancellationToken.None);
                crashPoints.Pass(OrdersCrashPoints.AfterCommit);
                return confirmedOrder;
            }
        }
        await transaction.RollbackAsync(cancellationToken);

        var refusedOrder = authorization.Value is null
            ? order with { Status = authorization.Status is StatusCodes.Status402PaymentRequired ? OrderStatus.Declined : OrderStatus.Rejected, Reason = authorization.Refusal }
            : order with { Status = OrderStatus.OutOfStock, Reason = "There is not enough stock." };
        crashPoints.Pass(OrdersCrashPoints.BeforeCommit);
        await OrderStore.ExecuteAsync(connection, OrderStore.CreateInsertCommands(refusedOrder, key), key, cancellationToken);
        crashPoints.Pass(OrdersCrashPoints.AfterCommit);
        return refusedOrder;
    }

    /// <summary>Reserves the stock, records the charge and stores the order.</summary>
    /// <returns>False if there is not enough stock; the caller must then roll back the transaction.</returns>
    static async Task<bool> StoreAsync(NpgsqlConnection connection, Order order, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { CreateReservationCommand(order) } };
        foreach (var command in OrderStore.CreateInsertCommands(order, key)) batch.BatchCommands.Add(command);
        batch.BatchCommands.Add(CreateChargeCommand(order));
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (key is not null && IdempotencyKey.IsKeyConflict(exception))
        {
            throw new KeyUsedException(key);
        }
        return batch.BatchCommands[0].RecordsAffected == order.Lines.Count;
    }

    /// <summary>Creates the command that reserves the stock of each available line. Rows are locked by product id, so that concurrent orders never deadlock.</summary>
    static NpgsqlBatchCommand CreateReservationCommand(Order order) => new("""
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

    static NpgsqlBatchCommand CreateChargeCommand(Order order) =>
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
