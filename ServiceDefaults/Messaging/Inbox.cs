using Dapper;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>
/// Records which messages were handled, in the transaction of their changes: a message that is delivered twice takes effect once
/// (Richardson, Microservices Patterns, 3.3.6: idempotent consumer).
/// </summary>
sealed class Inbox(NpgsqlDataSource database, Schema schema, Outbox outbox, CrashPoints crashPoints)
{
    /// <summary>Handles the messages that were not handled before, and stores the messages that follow from them.</summary>
    /// <returns>The outcomes by message id, without the messages that were handled before.</returns>
    public async Task<IReadOnlyDictionary<Guid, MessageOutcome>> HandleAsync<TMessage>(IReadOnlyList<ReceivedMessage<TMessage>> messages, IMessageHandler<TMessage> handler, CancellationToken cancellationToken) where TMessage : IOrderMessage
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        var ids = await connection.QueryAsync<Guid>(
            $"INSERT INTO {schema.Name}.inbox (message_id) SELECT DISTINCT unnest(@ids) ORDER BY 1 ON CONFLICT DO NOTHING RETURNING message_id",
            new { ids = messages.Select(message => message.Id).ToArray() });
        var newIds = ids.ToHashSet();
        var newMessages = messages.Where(message => newIds.Contains(message.Id)).DistinctBy(message => message.Id).ToArray();

        var outcomes = newMessages is [] ? [] : await handler.HandleAsync([.. newMessages.Select(message => message.Body)], connection, cancellationToken);
        var followUps = outcomes.Select(outcome => outcome.FollowUp).OfType<IOrderMessage>().ToArray();
        if (followUps.Length > 0)
        {
            var traces = newMessages.ToLookup(message => message.Body.OrderId, message => message.Activity?.Id);
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { outbox.CreateStoreCommand(followUps, message => traces[message.OrderId].FirstOrDefault()) } };
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        crashPoints.Pass(MessagingCrashPoints.BeforeCommit);
        await transaction.CommitAsync(cancellationToken);
        crashPoints.Pass(MessagingCrashPoints.AfterCommit);
        if (followUps.Length > 0) outbox.NotifyCommitted();
        foreach (var outcome in outcomes) outcome.OnCommitted?.Invoke();
        return newMessages.Zip(outcomes).ToDictionary(pair => pair.First.Id, pair => pair.Second);
    }
}
