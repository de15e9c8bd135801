using Evolution.Contracts.Messages;
using Evolution.Orders.Placing;
using Evolution.Orders.Reports;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Events;

/// <summary>Corrects the levels in the sales when stock was put back.</summary>
sealed class CorrectStock : IMessageHandler<StockReleased>
{
    public string Step => OrderSteps.CorrectStock;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<StockReleased> messages, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { SalesProjection.TakeOver(messages.SelectMany(message => message.Levels)) } };
        await batch.ExecuteNonQueryAsync(cancellation);
        return [.. messages.Select(_ => new MessageOutcome("corrected"))];
    }
}
