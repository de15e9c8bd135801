using Dapper;
using Evolution.Contracts.Messages;
using Evolution.Inventory.Products;
using Evolution.Inventory.Reservations;
using Evolution.ServiceDefaults.Messaging;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.Inventory.Tests.Pacts;

/// <summary>Runs Inventory's message handlers in transactions that store the published messages in the outbox.</summary>
sealed class Handlers(InventoryFixture inventory)
{
    readonly Outbox outbox = new(new Schema("inventory", typeof(ProductCatalog).Assembly));

    public Task ReserveAsync(OrderPlaced order) => HandleAsync(connection => new ReserveStockHandler(new StockLedger(), new([])).HandleAsync([order], connection, default));

    public Task ReleaseAsync(PaymentDeclined declined) => HandleAsync(connection => new ReleaseStockHandler(new StockLedger(), new([])).HandleAsync([declined], connection, default));

    /// <summary>Returns the body of the latest message in the outbox that has the given type and order.</summary>
    public async Task<string> ReadPublishedAsync(Guid order, string type)
    {
        await using var connection = new NpgsqlConnection($"{inventory.Database};Pooling=false");
        return (await connection.QueryAsync<string>("SELECT body FROM inventory.outbox WHERE order_id = @order AND type = @type ORDER BY id DESC", new { order, type })).FirstOrDefault()
            ?? throw new InvalidOperationException($"Inventory has not published {type} for order {order}.");
    }

    async Task HandleAsync(Func<NpgsqlConnection, Task<IReadOnlyList<MessageOutcome>>> handle)
    {
        await using var connection = new NpgsqlConnection($"{inventory.Database};Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        IOrderMessage[] messages = [.. (await handle(connection)).Select(outcome => outcome.FollowUp).OfType<IOrderMessage>()];
        if (messages.Length > 0)
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { outbox.CreateStoreCommand(messages) } };
            await batch.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }
}
