using Dapper;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>An order to close without confirming it, and the reason.</summary>
sealed record ClosedOrder(Guid Id, OrderStatus Status, string Reason)
{
    /// <summary>Closes the orders that are still pending.</summary>
    /// <returns>The outcome of each order, in the order given.</returns>
    public static async Task<IReadOnlyList<MessageOutcome>> SaveAsync(IEnumerable<ClosedOrder> orders, OrderOutcomes outcomes, NpgsqlConnection connection)
    {
        var closed = orders.ToArray();
        var placed = (await connection.QueryAsync<(Guid Id, DateTime PlacedAt)>("""
            UPDATE orders.orders o SET status = c.status, reason = c.reason
            FROM unnest(@ids, @statuses, @reasons) AS c (id, status, reason) WHERE o.id = c.id AND o.status = 'pending'
            RETURNING o.id, o.placed_at
            """,
            new
            {
                ids = closed.Select(order => order.Id).ToArray(),
                statuses = closed.Select(order => OrderStore.Name(order.Status)).ToArray(),
                reasons = closed.Select(order => order.Reason).ToArray(),
            })).ToDictionary(order => order.Id, order => order.PlacedAt);
        return [.. closed.Select(order => placed.TryGetValue(order.Id, out var placedAt)
            ? new MessageOutcome(OrderStore.Name(order.Status)) { Committed = () => outcomes.Known(order.Status, placedAt) }
            : new MessageOutcome("closed-before"))];
    }
}
