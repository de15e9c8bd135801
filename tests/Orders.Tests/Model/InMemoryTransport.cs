using System.Text.Json;
using Dapper;
using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Orders.Tests.Model;

/// <summary>
/// Transports messages in memory from the services' outboxes to their inboxes, reordered, repeated and delayed as a test requires. The
/// services' own code stores and handles them.
/// </summary>
sealed class InMemoryTransport(Shop shop)
{
    static readonly Dictionary<string, Type> Types = MessageRoutes.Messages.ToDictionary(type => type.Name);

    readonly List<MessageInTransit> messagesInTransit = [];

    /// <summary>Whether no collected message is in transit.</summary>
    public bool IsEmpty => messagesInTransit is [];

    /// <summary>Collects the messages in a service's outbox.</summary>
    /// <param name="service">The service.</param>
    /// <param name="keepInOutbox">Whether the messages also stay in the outbox, as when a relay crashes after the broker's confirmation.</param>
    public async Task CollectAsync(string service, bool keepInOutbox)
    {
        await using var connection = await shop.Services[service].GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        var rows = (await connection.QueryAsync<(long Id, Guid MessageId, string Type, string Body)>($"SELECT id, message_id, type, body FROM {service}.outbox ORDER BY id")).AsList();
        foreach (var row in rows)
        {
            // Queues are named after their services: inventory-order-placed.
            messagesInTransit.AddRange(MessageRoutes.QueuesOf(Types[row.Type]).Select(queue => new MessageInTransit(queue[..queue.IndexOf('-', StringComparison.Ordinal)], row.MessageId, row.Type, row.Body)));
        }
        if (!keepInOutbox) await connection.ExecuteAsync($"DELETE FROM {service}.outbox WHERE id = ANY(@ids)", new { ids = rows.Select(row => row.Id).ToArray() });
    }

    /// <summary>Delivers a message, and with <paramref name="asBatch"/> all others of its type to the same receiver.</summary>
    /// <param name="index">The index of the message in transit, modulo their count.</param>
    /// <param name="asBatch">Whether all messages of the type are handled in one transaction.</param>
    /// <param name="acknowledged">Whether the messages are removed from transit; otherwise they are delivered again.</param>
    /// <param name="succeeds">Whether handling succeeds; otherwise it is rolled back, and the messages are delivered again.</param>
    public async Task DeliverAsync(int index, bool asBatch, bool acknowledged, bool succeeds)
    {
        if (messagesInTransit is []) return;
        var selected = messagesInTransit[index % messagesInTransit.Count];
        var messages = asBatch ? messagesInTransit.Where(message => message.Receiver == selected.Receiver && message.Type == selected.Type).ToArray() : [selected];
        try
        {
            await (Task)HandleMethod.MakeGenericMethod(Types[selected.Type]).Invoke(null, [shop.Services[selected.Receiver], messages, succeeds])!;
        }
        catch (HandlingFailedException) when (!succeeds)
        {
            return;
        }
        if (acknowledged) foreach (var message in messages) messagesInTransit.Remove(message);
    }

    static readonly System.Reflection.MethodInfo HandleMethod = typeof(InMemoryTransport).GetMethod(nameof(HandleAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;

    static async Task HandleAsync<TMessage>(IServiceProvider services, IReadOnlyList<MessageInTransit> deliveries, bool succeeds) where TMessage : IOrderMessage
    {
        var handler = services.GetRequiredService<IMessageHandler<TMessage>>();
        var messages = deliveries.Select(message => new ReceivedMessage<TMessage>(message.Id, (TMessage)JsonSerializer.Deserialize(message.Body, typeof(TMessage), ContractsJson.Default)!, null)).ToArray();
        await services.GetRequiredService<Inbox>().HandleAsync(messages, succeeds ? handler : new FailingHandler<TMessage>(handler), CancellationToken.None);
    }

    /// <summary>Handles the messages, then throws before the transaction commits.</summary>
    sealed class FailingHandler<TMessage>(IMessageHandler<TMessage> handler) : IMessageHandler<TMessage> where TMessage : IOrderMessage
    {
        public string StepName => handler.StepName;

        public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<TMessage> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
        {
            await handler.HandleAsync(messages, connection, cancellationToken);
            throw new HandlingFailedException();
        }
    }

    sealed class HandlingFailedException : Exception;
}
