using Evolution.Contracts.Messages;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Payments.Charges;

/// <summary>Charges the cards of orders whose stock is reserved, and publishes the outcome.</summary>
sealed class ChargeCardHandler(ChargeLedger ledger) : IMessageHandler<StockReserved>
{
    public string StepName => PaymentSteps.Charge;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<StockReserved> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var charges = await ledger.ChargeAsync([.. messages.Select(message => new PaymentRequest(message.OrderId, message.CustomerId, message.Card, message.Total))], connection, cancellationToken);
        return [.. messages.Zip(charges, (order, result) => new MessageOutcome(PaymentSteps.GetOutcome(result.Charge), CreateReply(order, result)))];
    }

    static IOrderMessage? CreateReply(StockReserved order, (Charge Charge, bool IsNew) result) => result switch
    {
        { IsNew: false } => null,
        { Charge.Status: ChargeStatus.Charged } => new PaymentCharged(order.OrderId, order.Lines, order.Total),
        _ => new PaymentDeclined(order.OrderId, result.Charge.Reason!),
    };
}
