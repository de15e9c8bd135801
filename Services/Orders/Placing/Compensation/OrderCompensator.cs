using System.Diagnostics;
using System.Threading.Channels;
using Dapper;
using Evolution.Contracts.Orders;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Placing.Compensation;

/// <summary>
/// Undoes the completed steps of an order. <see cref="AbandonedOrderService"/> retries what fails. If the database fails, this process
/// remembers the order, so that the next attempt need not wait for the order's deadline.
/// </summary>
sealed partial class OrderCompensator(NpgsqlDataSource database, InventoryClient inventory, PaymentsClient payments, OrderOutcomes outcomes, CrashPoints crashPoints, IOptions<PlacementOptions> options, ILogger<OrderCompensator> logger)
{
    /// <summary>The maximum number of orders that are undone at the same time.</summary>
    public const int BatchSize = 20;

    const int MaxPostponedOrders = 10_000;

    readonly Channel<PostponedOrder> postponedOrders = Channel.CreateBounded<PostponedOrder>(new BoundedChannelOptions(MaxPostponedOrders) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>
    /// Refunds the charge of a pending order, releases its stock and closes it as <paramref name="outcome"/>. Until the order's new
    /// deadline, no other replica undoes it.
    /// </summary>
    /// <returns>Whether the outcome is stored, even if what was done could not be undone yet.</returns>
    public async Task<bool> UndoAsync(Guid order, OrderStatus outcome, string reason)
    {
        try
        {
            // No connection is held here: FinishAsync opens its own, and callers that hold one connection while waiting for another can deadlock.
            if (!await TryMarkAsync(order, outcome, reason)) return false;
        }
        catch (NpgsqlException exception)
        {
            LogUndoFailed(order, exception.Message);
            Postpone(order, outcome, reason);
            return false;
        }
        await FinishAsync(order);
        return true;
    }

    /// <summary>Remembers an order whose state is unknown, because the database failed. It is undone if it exists and is still pending.</summary>
    public void Postpone(Guid order, OrderStatus outcome, string reason) => postponedOrders.Writer.TryWrite(new(order, outcome, reason));

    /// <summary>Tries again to undo the orders that were postponed because the database failed. Stops if it still fails.</summary>
    public async Task RetryPostponedAsync()
    {
        for (var count = postponedOrders.Reader.Count; count > 0; count -= BatchSize)
        {
            var batch = new List<PostponedOrder>(BatchSize);
            while (batch.Count < Math.Min(count, BatchSize) && postponedOrders.Reader.TryRead(out var order)) batch.Add(order);
            var remaining = postponedOrders.Reader.Count;
            await Task.WhenAll(batch.Select(order => order.Outcome is { } outcome ? UndoAsync(order.Id, outcome, order.Reason!) : FinishAsync(order.Id, order.Trace)));
            if (postponedOrders.Reader.Count > remaining) return;
        }
    }

    /// <summary>Marks a pending order as being undone.</summary>
    /// <returns>Whether this call marked the order and must therefore undo it.</returns>
    async Task<bool> TryMarkAsync(Guid order, OrderStatus outcome, string reason)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteAsync(
            "UPDATE orders.orders SET status = 'undoing', outcome = @outcome, reason = @reason, deadline = now() + @lease WHERE id = @order AND status = 'pending'",
            new { order, outcome = OrderStore.GetStatusName(outcome), reason, lease = options.Value.AbandonedAfter }) is 1;
    }

    /// <summary>Undoes an order that is marked as being undone, and closes it. A failed order releases its idempotency key, so that the caller can retry.</summary>
    /// <param name="order">The order.</param>
    /// <param name="trace">The span in which the order was placed, if this call continues its trace; null for the current span.</param>
    public async Task FinishAsync(Guid order, string? trace = null)
    {
        using var step = OrderActivity.Start(OrderSteps.Undo, order, trace);
        try
        {
            crashPoints.Pass(OrdersCrashPoints.BeforeUndoing);
            await Task.WhenAll(payments.RefundAsync(order, CancellationToken.None), inventory.ReleaseAsync(order, CancellationToken.None));
            crashPoints.Pass(OrdersCrashPoints.AfterUndoing);
            await using var connection = await database.OpenConnectionAsync();
            var closedOrder = await connection.QuerySingleOrDefaultAsync<ClosedRow>("""
                WITH closed AS (
                    UPDATE orders.orders SET status = outcome, outcome = NULL, deadline = NULL WHERE id = @order AND status = 'undoing' RETURNING id, key, status, placed_at
                ), freed AS (
                    DELETE FROM orders.idempotency_keys k USING closed WHERE closed.status = 'failed' AND k.key = closed.key AND k.order_id = closed.id
                )
                SELECT status, placed_at AS PlacedAt FROM closed
                """, new { order });
            crashPoints.Pass(OrdersCrashPoints.AfterClosing);
            if (closedOrder is null) step?.AddEvent(new("order.lost_race"));
            else
            {
                step.SetOutcome(closedOrder.Status);
                outcomes.Record(OrderStore.ParseStatus(closedOrder.Status), closedOrder.PlacedAt);
            }
        }
        catch (DependencyException exception)
        {
            step?.SetStatus(ActivityStatusCode.Error, exception.Message);
            LogUndoFailed(order, exception.Message);
            await RescheduleAsync(order);
        }
        catch (NpgsqlException exception)
        {
            LogUndoFailed(order, exception.Message);
            postponedOrders.Writer.TryWrite(new(order, Trace: trace));
        }
    }

    /// <summary>Shortens the deadline of an order that could not be undone, so that the next attempt follows soon after the failed service recovers.</summary>
    async Task RescheduleAsync(Guid order)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            await connection.ExecuteAsync("UPDATE orders.orders SET deadline = now() + @delay WHERE id = @order AND status = 'undoing'", new { order, delay = options.Value.RetryDelay });
        }
        catch (NpgsqlException exception)
        {
            LogUndoFailed(order, exception.Message);
        }
    }

    /// <summary>An order to undo when the database responds again.</summary>
    /// <param name="Id">The order's ID.</param>
    /// <param name="Outcome">Its final status; null if the order is marked as being undone.</param>
    /// <param name="Reason">The reason for the final status.</param>
    /// <param name="Trace">The span in which it was placed.</param>
    sealed record PostponedOrder(Guid Id, OrderStatus? Outcome = null, string? Reason = null, string? Trace = null);

    sealed record ClosedRow(string Status, DateTime PlacedAt);

    [LoggerMessage(LogLevel.Warning, "Undoing order {OrderId} failed and will be retried: {Cause}")]
    partial void LogUndoFailed(Guid orderId, string cause);
}
