using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Inventory.Reservations;

/// <summary>Gives back the stock of orders whose card was declined.</summary>
sealed class ReleaseStock(StockLedger ledger, CrashPoints crash) : IMessageHandler<PaymentDeclined>
{
    public async Task<IReadOnlyList<IOrderMessage>> HandleAsync(IReadOnlyList<PaymentDeclined> messages, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var levels = await ledger.GiveBackAsync([.. messages.Select(message => message.OrderId)], connection, cancellation);
        crash.Pass(InventoryCrashPoints.BeforeReleaseCommit);
        return [.. levels.Select(order => new StockReleased(order.Key, order.Value))];
    }
}
