using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Events;

/// <summary>Closes orders for which there was no stock.</summary>
sealed class RefuseOrder : IMessageHandler<StockRejected>
{
    public async Task<IReadOnlyList<IOrderMessage>> HandleAsync(IReadOnlyList<StockRejected> messages, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await ClosedOrder.SaveAsync(messages.Select(message => new ClosedOrder(message.OrderId, message.Status, message.Reason)), connection);
        return [];
    }
}
