using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>Updates the stock levels of the sales projection when stock is released. Nothing more is expected for a closed order then.</summary>
sealed class CorrectStockHandler : IMessageHandler<StockReleased>
{
    public string StepName => OrderSteps.CorrectStock;

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<StockReleased> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { CreateAnsweredCommand(messages), SalesProjection.CreateStockLevelsCommand(messages.SelectMany(message => message.Levels)) } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return [.. messages.Select(_ => new MessageOutcome("corrected"))];
    }

    // If the order is still pending, the message that closes it has not arrived and may be lost, so the deadline stays.
    static NpgsqlBatchCommand CreateAnsweredCommand(IReadOnlyList<StockReleased> messages) => new("""
        UPDATE orders.orders SET stock_released = true, deadline = CASE WHEN status = 'pending' THEN deadline END, card = CASE WHEN status = 'pending' THEN card END
        WHERE id = ANY($1) AND deadline IS NOT NULL
        """)
    {
        Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. messages.Select(message => message.OrderId)] } },
    };
}
