using Dapper;
using Evolution.Contracts.Messages;
using Evolution.Payments.Charges;
using Evolution.Payments.Risk;
using Evolution.ServiceDefaults.Messaging;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StackExchange.Redis;

namespace Evolution.Payments.Tests.Pacts;

/// <summary>Runs Payments' message handler in a transaction that stores the published messages in the outbox.</summary>
sealed class Handlers(PaymentsFixture payments)
{
    readonly Outbox outbox = new(new Schema("payments", typeof(ChargeLedger).Assembly));

    public async Task ChargeAsync(StockReserved reserved)
    {
        await using var database = NpgsqlDataSource.Create($"{payments.Database};Pooling=false");
        await using var redis = await ConnectionMultiplexer.ConnectAsync(payments.Cache);
        var ledger = new ChargeLedger(new Acquirer(new RiskScores(database, new Cache("payments", redis, NullLogger<Cache>.Instance))), new([]));

        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        IOrderMessage[] messages = [.. (await new ChargeCardHandler(ledger).HandleAsync([reserved], connection, default)).Select(outcome => outcome.FollowUp).OfType<IOrderMessage>()];
        if (messages.Length > 0)
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { outbox.CreateStoreCommand(messages) } };
            await batch.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    /// <summary>Returns the message about an order in the outbox.</summary>
    public async Task<(string Type, string Body)> ReadPublishedAsync(Guid order)
    {
        await using var connection = new NpgsqlConnection($"{payments.Database};Pooling=false");
        return await connection.QuerySingleAsync<(string, string)>("SELECT type, body FROM payments.outbox WHERE order_id = @order", new { order });
    }
}
