using Dapper;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>An order that is closed without being confirmed, and the reason.</summary>
sealed record ClosedOrder(Guid Id, OrderStatus Status, string Reason)
{
    /// <summary>Closes the orders that are still pending. A declined order keeps its deadline until Inventory has released its stock.</summary>
    /// <returns>The outcome of each order, in the order given.</returns>
    public static async Task<IReadOnlyList<MessageOutcome>> SaveAsync(IEnumerable<ClosedOrder> orders, OrderOutcomes outcomes, NpgsqlConnection connection)
    {
        var ordersToClose = orders.ToArray();
        var placedAtById = (await connection.QueryAsync<(Guid Id, DateTime PlacedAt)>("""
            UPDATE orders.orders o SET status = c.status, reason = c.reason,
                deadline = CASE WHEN c.status = 'declined' AND NOT o.stock_released THEN o.deadline END,
                card = CASE WHEN c.status = 'declined' AND NOT o.stock_released THEN o.card END
            FROM unnest(@ids, @statuses, @reasons) AS c (id, status, reason) WHERE o.id = c.id AND o.status = 'pending'
            RETURNING o.id, o.placed_at
            """,
            new
            {
                ids = ordersToClose.Select(order => order.Id).ToArray(),
                statuses = ordersToClose.Select(order => OrderStore.GetStatusName(order.Status)).ToArray(),
                reasons = ordersToClose.Select(order => order.Reason).ToArray(),
            })).ToDictionary(order => order.Id, order => order.PlacedAt);
        return [.. ordersToClose.Select(order => placedAtById.Remove(order.Id, out var placedAt)
            ? new MessageOutcome(OrderStore.GetStatusName(order.Status)) { OnCommitted = () => outcomes.Record(order.Status, placedAt) }
            : new MessageOutcome("closed-before"))];
    }
}
