using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Inventory.Reservations;

/// <summary>Reserves stock for placed orders, and publishes the outcome. Publishes an earlier reservation again: Orders sends an order again whose outcome has not arrived.</summary>
sealed class ReserveStockHandler(StockLedger ledger, CrashPoints crashPoints) : IMessageHandler<OrderPlaced>
{
    public string StepName => ReservationSteps.Reserve;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<OrderPlaced> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var outcomes = await ledger.ReserveAsync([.. messages.Select(message => new StockRequest(message.OrderId, message.Lines))], keepRefusals: true, connection, cancellationToken);
        crashPoints.Pass(InventoryCrashPoints.BeforeReservationCommit);
        return [.. messages.Zip(outcomes, (order, outcome) => new MessageOutcome(ReservationSteps.GetOutcome(outcome), CreateReply(order, outcome)))];
    }

    static IOrderMessage? CreateReply(OrderPlaced order, StockOutcome outcome) => outcome switch
    {
        StockOutcome.Reserved reserved => CreateReserved(order, reserved.Lines),
        StockOutcome.Existing { Lines: not [] } existing => CreateReserved(order, existing.Lines),
        StockOutcome.Refused refused => new StockRejected(order.OrderId, refused.Status, refused.Reason),
        _ => null,
    };

    static StockReserved CreateReserved(OrderPlaced order, IReadOnlyList<ReservedLine> lines) => new(order.OrderId, order.CustomerId, order.Card, lines, SumTotal(lines));

    static Money SumTotal(IReadOnlyList<ReservedLine> lines) => new(lines.Sum(line => line.UnitPrice.MinorUnits * line.Quantity), lines[0].UnitPrice.Currency);
}
