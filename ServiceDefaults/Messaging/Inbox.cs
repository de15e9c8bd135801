using Dapper;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>
/// Remembers which messages were handled, in the transaction of what they changed: delivered twice, they have their effect once
/// (Richardson, Microservices Patterns, 3.3.6: idempotent consumer).
/// </summary>
sealed class Inbox(NpgsqlDataSource database, Schema schema, Outbox outbox, CrashPoints crash)
{
    /// <summary>Handles those messages that were not handled before, and stores what follows from them.</summary>
    /// <returns>The ids of the messages that were handled now.</returns>
    public async Task<IReadOnlySet<Guid>> HandleAsync<TMessage>(IReadOnlyList<ReceivedMessage<TMessage>> messages, IMessageHandler<TMessage> handler, CancellationToken cancellation) where TMessage : IOrderMessage
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var ids = await connection.QueryAsync<Guid>(
            $"INSERT INTO {schema.Name}.inbox (message_id) SELECT DISTINCT unnest(@ids) ORDER BY 1 ON CONFLICT DO NOTHING RETURNING message_id",
            new { ids = messages.Select(message => message.Id).ToArray() });
        var fresh = ids.ToHashSet();
        var handled = messages.Where(message => fresh.Contains(message.Id)).DistinctBy(message => message.Id).ToArray();

        var following = handled is [] ? [] : await handler.HandleAsync([.. handled.Select(message => message.Body)], connection, cancellation);
        if (following.Count > 0)
        {
            var traces = handled.ToLookup(message => message.Body.OrderId, message => message.Trace);
            await using var store = new NpgsqlBatch(connection) { BatchCommands = { outbox.Store(following, message => traces[message.OrderId].FirstOrDefault()) } };
            await store.ExecuteNonQueryAsync(cancellation);
        }
        crash.Pass(MessagingCrashPoints.BeforeCommit);
        await transaction.CommitAsync(cancellation);
        crash.Pass(MessagingCrashPoints.AfterCommit);
        if (following.Count > 0) outbox.Committed();
        return fresh;
    }
}
