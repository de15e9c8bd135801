using Evolution.Contracts.Messages;
using Evolution.Orders.Placing;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Events;

/// <summary>Closes orders for which there was no stock.</summary>
sealed class RefuseOrder(CrashPoints crash) : IMessageHandler<StockRejected>
{
    public async Task<IReadOnlyList<IOrderMessage>> HandleAsync(IReadOnlyList<StockRejected> messages, NpgsqlConnection connection, CancellationToken cancellation)
    {
        crash.Pass(OrdersCrashPoints.BeforeClosing);
        await ClosedOrder.SaveAsync(messages.Select(message => new ClosedOrder(message.OrderId, message.Status, message.Reason)), connection);
        return [];
    }
}
