using Evolution.Contracts.Messages;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Payments.Charges;

/// <summary>Charges the cards of orders whose stock is reserved, and publishes the outcome. Publishes an earlier outcome again, because the message about it may be lost.</summary>
sealed class ChargeCardHandler(ChargeLedger ledger) : IMessageHandler<StockReserved>
{
    public string StepName => PaymentSteps.Charge;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<StockReserved> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var charges = await ledger.ChargeAsync([.. messages.Select(message => new PaymentRequest(message.OrderId, message.CustomerId, message.Card, message.Total))], connection, cancellationToken);
        return [.. messages.Zip(charges, (order, charge) => new MessageOutcome(PaymentSteps.GetOutcome(charge), CreateReply(order, charge)))];
    }

    static IOrderMessage? CreateReply(StockReserved order, Charge charge) => charge.Status switch
    {
        ChargeStatus.Charged => new PaymentCharged(order.OrderId, order.Lines, charge.Amount!),
        ChargeStatus.Declined => new PaymentDeclined(order.OrderId, charge.Reason!),
        _ => null,
    };
}
