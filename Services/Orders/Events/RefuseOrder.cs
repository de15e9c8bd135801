using Evolution.Contracts.Messages;
using Evolution.Orders.Placing;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Events;

/// <summary>Closes orders for which there was no stock.</summary>
sealed class RefuseOrder(OrderOutcomes outcomes, CrashPoints crash) : IMessageHandler<StockRejected>
{
    public string Step => OrderSteps.Refuse;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<StockRejected> messages, NpgsqlConnection connection, CancellationToken cancellation)
    {
        crash.Pass(OrdersCrashPoints.BeforeClosing);
        return await ClosedOrder.SaveAsync(messages.Select(message => new ClosedOrder(message.OrderId, message.Status, message.Reason)), outcomes, connection);
    }
}
