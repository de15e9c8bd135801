using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>
/// Phase 3: stores the order and its <see cref="OrderPlaced"/> message in one transaction, then responds to the caller. Inventory,
/// Payments and Orders then process the order asynchronously.
/// </summary>
sealed class MessagePlacement(NpgsqlDataSource database, Outbox outbox, CrashPoints crashPoints, TimeProvider time, IOptions<PlacementOptions> options) : IOrderPlacement
{
    public async Task<Order> PlaceAsync(PlaceOrder request, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var order = Pricing.CreateOrder(request, time.GetUtcNow());
        var placed = new OrderPlaced(order.Id, request.CustomerId, request.Card, request.Lines);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        crashPoints.Pass(OrdersCrashPoints.BeforeStoring);
        await OrderStore.ExecuteAsync(connection, [.. OrderStore.CreateInsertCommands(order, key, options.Value.ResendAfter, request.Card), outbox.CreateStoreCommand([placed])], key, cancellationToken);
        crashPoints.Pass(OrdersCrashPoints.AfterStoring);
        outbox.NotifyCommitted();
        return order;
    }
}
