using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Inventory.Reservations;

/// <summary>Releases the stock of orders whose card was declined. Publishes an earlier release again, because the message about it may be lost.</summary>
sealed class ReleaseStockHandler(StockLedger ledger, CrashPoints crashPoints) : IMessageHandler<PaymentDeclined>
{
    public string StepName => ReservationSteps.Release;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<PaymentDeclined> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var releases = await ledger.ReleaseAsync([.. messages.Select(message => message.OrderId)], connection, cancellationToken);
        crashPoints.Pass(InventoryCrashPoints.BeforeReleaseCommit);
        return [.. messages.Select(message => releases.TryGetValue(message.OrderId, out var release)
            ? new MessageOutcome(release.IsNew ? ReservationSteps.Released : ReservationSteps.ReleasedBefore, new StockReleased(message.OrderId, release.Levels))
            : new MessageOutcome(ReservationSteps.NothingReserved))];
    }
}
