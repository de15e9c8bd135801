using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Events;

/// <summary>Closes orders whose card was declined.</summary>
sealed class DeclineOrder : IMessageHandler<PaymentDeclined>
{
    public async Task<IReadOnlyList<IOrderMessage>> HandleAsync(IReadOnlyList<PaymentDeclined> messages, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await ClosedOrder.SaveAsync(messages.Select(message => new ClosedOrder(message.OrderId, OrderStatus.Declined, message.Reason)), connection);
        return [];
    }
}
