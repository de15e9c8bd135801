using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>Closes orders whose card was declined.</summary>
sealed class DeclineOrderHandler(OrderOutcomes outcomes, CrashPoints crashPoints) : IMessageHandler<PaymentDeclined>
{
    public string StepName => OrderSteps.Decline;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<PaymentDeclined> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        crashPoints.Pass(OrdersCrashPoints.BeforeClosing);
        return await ClosedOrder.SaveAsync(messages.Select(message => new ClosedOrder(message.OrderId, OrderStatus.Declined, message.Reason)), outcomes, connection);
    }
}
