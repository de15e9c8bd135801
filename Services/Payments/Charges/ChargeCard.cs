using Evolution.Contracts.Messages;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Payments.Charges;

/// <summary>Charges the cards of orders whose stock was taken, and reports the outcome in a message.</summary>
sealed class ChargeCard(ChargeBook book) : IMessageHandler<StockReserved>
{
    public string Step => PaymentSteps.Charge;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<StockReserved> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var charges = await book.ChargeAsync([.. messages.Select(message => new PaymentRequest(message.OrderId, message.CustomerId, message.Card, message.Total))], connection, cancellationToken);
        return [.. messages.Zip(charges, (order, booked) => new MessageOutcome(PaymentSteps.OutcomeOf(booked.Charge), Answer(order, booked)))];
    }

    static IOrderMessage? Answer(StockReserved order, (Charge Charge, bool Fresh) booked) => booked switch
    {
        { Fresh: false } => null,
        { Charge.Status: ChargeStatus.Charged } => new PaymentCharged(order.OrderId, order.Lines, order.Total),
        _ => new PaymentDeclined(order.OrderId, booked.Charge.Reason!),
    };
}
