using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>Closes orders whose stock Inventory could not reserve.</summary>
sealed class RefuseOrderHandler(OrderOutcomes outcomes, CrashPoints crashPoints) : IMessageHandler<StockRejected>
{
    public string StepName => OrderSteps.Refuse;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<StockRejected> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        crashPoints.Pass(OrdersCrashPoints.BeforeClosing);
        return await ClosedOrder.SaveAsync(messages.Select(message => new ClosedOrder(message.OrderId, message.Status, message.Reason)), outcomes, connection);
    }
}
