using Dapper;
using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using Npgsql;

namespace Evolution.Orders.Events;

/// <summary>An order that came to nothing.</summary>
sealed record ClosedOrder(Guid Id, OrderStatus Status, string Reason)
{
    public static Task SaveAsync(IEnumerable<ClosedOrder> orders, NpgsqlConnection connection)
    {
        var closed = orders.ToArray();
        return connection.ExecuteAsync("""
            UPDATE orders.orders o SET status = c.status, reason = c.reason
            FROM unnest(@ids, @statuses, @reasons) AS c (id, status, reason) WHERE o.id = c.id AND o.status = 'pending'
            """,
            new
            {
                ids = closed.Select(order => order.Id).ToArray(),
                statuses = closed.Select(order => OrderStore.Name(order.Status)).ToArray(),
                reasons = closed.Select(order => order.Reason).ToArray(),
            });
    }
}
