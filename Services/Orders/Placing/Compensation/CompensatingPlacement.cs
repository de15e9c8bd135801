using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Placing.Compensation;

/// <summary>
/// Phase 2: places orders step by step over HTTP. The order is stored first, as pending; then stock is reserved and the card is
/// charged, each by order id, so that repeating a step changes nothing. When a step fails, the completed steps are undone; if this
/// process crashes in between, <see cref="AbandonedOrderService"/> undoes them.
/// </summary>
sealed class CompensatingPlacement(NpgsqlDataSource database, Pricing pricing, InventoryClient inventory, PaymentsClient payments, OrderCompensator compensator, OrderOutcomes outcomes, CrashPoints crashPoints, IOptions<PlacementOptions> options) : IOrderPlacement
{
    public async Task<Order> PlaceAsync(PlaceOrder request, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        crashPoints.Pass(OrdersCrashPoints.BeforePricing);
        var order = await pricing.PriceAsync(request, cancellationToken);
        if (!payments.IsUnrestricted) await EnsurePaymentsRespondsAsync(order.Id, key, cancellationToken);
        Refusal? refusal;
        try
        {
            await StoreAsync(order, key, cancellationToken);

            // From here on the order must reach a final status, even if the caller disconnects.
            refusal = await ReserveAsync(order, request) ?? await ChargeAsync(order, request);
            if (refusal is null) return await ConfirmAsync(order);
        }
        catch (DependencyException exception)
        {
            await compensator.UndoAsync(order.Id, OrderStatus.Failed, exception.Message);
            throw;
        }
        catch (NpgsqlException exception)
        {
            // The database may have stored or confirmed the order although its response is missing.
            compensator.Postpone(order.Id, OrderStatus.Failed, exception.Message);
            throw;
        }
        return await RefuseAsync(order, refusal.Value);
    }

    /// <summary>
    /// Does not begin an order while the circuit breaker of Payments is open: it would reserve stock that has to be released, and the
    /// undoing would delay the recovery. If the breaker admits a trial call, this is the trial.
    /// </summary>
    async Task EnsurePaymentsRespondsAsync(Guid order, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        // A repeated request needs no call to Payments.
        if (key is not null && await IsUsedAsync(key, cancellationToken)) throw new KeyUsedException(key);
        await payments.FindChargeAsync(order, cancellationToken);
    }

    async Task<bool> IsUsedAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT EXISTS (SELECT 1 FROM orders.idempotency_keys WHERE key = $1)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.Value });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    async Task StoreAsync(Order order, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        crashPoints.Pass(OrdersCrashPoints.BeforeStoring);
        await OrderStore.ExecuteAsync(connection, OrderStore.CreateInsertCommands(order, key, options.Value.AbandonedAfter), key, cancellationToken);
        crashPoints.Pass(OrdersCrashPoints.AfterStoring);
    }

    async Task<Refusal?> ReserveAsync(Order order, PlaceOrder request)
    {
        var response = await inventory.ReserveAsync(order.Id, new Reserve(request.Lines), CancellationToken.None);
        crashPoints.Pass(OrdersCrashPoints.AfterReserving);
        return GetRefusal(response);
    }

    async Task<Refusal?> ChargeAsync(Order order, PlaceOrder request)
    {
        var response = await payments.ChargeAsync(order.Id, new(request.CustomerId, request.Card, order.Total!), CancellationToken.None);
        crashPoints.Pass(OrdersCrashPoints.AfterCharging);
        return GetRefusal(response);
    }

    async Task<Order> ConfirmAsync(Order order)
    {
        await using var command = database.CreateCommand("UPDATE orders.orders SET status = 'confirmed', deadline = NULL, confirmed_at = clock_timestamp() WHERE id = $1 AND status = 'pending'");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = order.Id });
        if (await command.ExecuteNonQueryAsync() is 0) throw CreateAbandonedException();
        crashPoints.Pass(OrdersCrashPoints.AfterConfirming);
        outcomes.Record(OrderStatus.Confirmed, order.PlacedAt);
        return order with { Status = OrderStatus.Confirmed };
    }

    async Task<Order> RefuseAsync(Order order, Refusal refusal)
    {
        // A refusal that is not stored must not be reported: the order may end as failed, and its key may then place another order.
        if (!await compensator.UndoAsync(order.Id, refusal.Status, refusal.Reason)) throw CreateAbandonedException();
        return order with { Status = refusal.Status, Reason = refusal.Reason };
    }

    // Another replica has claimed the order as abandoned and undoes it.
    static DependencyException CreateAbandonedException()
    {
        CurrentActivity.AddEvent("order.lost_race");
        return new("orders", "The order took too long and was abandoned.");
    }

    static Refusal? GetRefusal<T>(RemoteResponse<T> response) => response switch
    {
        { Value: not null } => null,
        { Status: StatusCodes.Status402PaymentRequired } => new(OrderStatus.Declined, response.Refusal ?? "The card was declined."),
        { Status: StatusCodes.Status410Gone } => throw CreateAbandonedException(),
        { Status: StatusCodes.Status409Conflict } => new(OrderStatus.OutOfStock, response.Refusal ?? "There is not enough stock."),
        _ => new(OrderStatus.Rejected, response.Refusal ?? $"A service refused the order with status {response.Status}."),
    };

    readonly record struct Refusal(OrderStatus Status, string Reason);
}
