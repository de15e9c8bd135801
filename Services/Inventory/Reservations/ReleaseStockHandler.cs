using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Inventory.Reservations;

/// <summary>Releases the stock of orders whose card was declined.</summary>
sealed class ReleaseStockHandler(StockLedger ledger, CrashPoints crashPoints) : IMessageHandler<PaymentDeclined>
{
    public string StepName => ReservationSteps.Release;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<PaymentDeclined> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var levels = await ledger.ReleaseAsync([.. messages.Select(message => message.OrderId)], connection, cancellationToken);
        crashPoints.Pass(InventoryCrashPoints.BeforeReleaseCommit);
        return [.. messages.Select(message => levels.TryGetValue(message.OrderId, out var orderLevels)
            ? new MessageOutcome(ReservationSteps.Released, new StockReleased(message.OrderId, orderLevels))
            : new MessageOutcome(ReservationSteps.NothingReserved))];
    }
}
