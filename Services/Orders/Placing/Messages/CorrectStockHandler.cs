using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>Updates the stock levels of the sales projection when stock is released.</summary>
sealed class CorrectStockHandler : IMessageHandler<StockReleased>
{
    public string StepName => OrderSteps.CorrectStock;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<StockReleased> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { SalesProjection.CreateStockLevelsCommand(messages.SelectMany(message => message.Levels)) } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return [.. messages.Select(_ => new MessageOutcome("corrected"))];
    }
}
