using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>Closes orders whose stock Inventory could not reserve.</summary>
sealed class RefuseOrder(OrderOutcomes outcomes, CrashPoints crash) : IMessageHandler<StockRejected>
{
    public string Step => OrderSteps.Refuse;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<StockRejected> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        crash.Pass(OrdersCrashPoints.BeforeClosing);
        return await ClosedOrder.SaveAsync(messages.Select(message => new ClosedOrder(message.OrderId, message.Status, message.Reason)), outcomes, connection);
    }
}
