using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>
/// Phase 3: stores the order and the message that announces it in one transaction, then responds to the caller. Inventory,
/// Payments and Orders continue the order, each when it is available.
/// </summary>
sealed class MessagePlacement(NpgsqlDataSource database, Outbox outbox, CrashPoints crash) : IOrderPlacement
{
    public async Task<Order> PlaceAsync(PlaceOrder request, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var order = Pricing.New(request);
        var placed = new OrderPlaced(order.Id, request.CustomerId, request.Card, request.Lines);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        crash.Pass(OrdersCrashPoints.BeforeStoring);
        await OrderStore.ExecuteAsync(connection, [.. OrderStore.Insert(order, key), outbox.Store([placed])], key, cancellationToken);
        crash.Pass(OrdersCrashPoints.AfterStoring);
        outbox.Committed();
        return order;
    }
}
