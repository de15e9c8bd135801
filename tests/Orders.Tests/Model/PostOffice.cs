using System.Text.Json;
using Dapper;
using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Orders.Tests.Model;

/// <summary>
/// Carries messages in memory from the services' outboxes to their inboxes, in any order, as often and as late as a test wants. What
/// stores and handles them is the services' own.
/// </summary>
sealed class PostOffice(Shop shop)
{
    static readonly Dictionary<string, Type> Types = MessageRoutes.Messages.ToDictionary(type => type.Name);

    readonly List<Letter> underWay = [];

    /// <summary>Whether nothing is on its way and no outbox was full when it was looked into last.</summary>
    public bool IsEmpty => underWay is [];

    /// <summary>Takes what is in a service's outbox.</summary>
    /// <param name="service">The service.</param>
    /// <param name="forgetting">Whether it stays there too, as where a relay dies after the broker has confirmed.</param>
    public async Task CollectAsync(string service, bool forgetting)
    {
        await using var connection = await shop.Services[service].GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        var rows = (await connection.QueryAsync<(long Id, Guid MessageId, string Type, string Body)>($"SELECT id, message_id, type, body FROM {service}.outbox ORDER BY id")).AsList();
        foreach (var row in rows)
        {
            // Queues are named after their services: inventory-order-placed.
            underWay.AddRange(MessageRoutes.QueuesOf(Types[row.Type]).Select(queue => new Letter(queue[..queue.IndexOf('-', StringComparison.Ordinal)], row.MessageId, row.Type, row.Body)));
        }
        if (!forgetting) await connection.ExecuteAsync($"DELETE FROM {service}.outbox WHERE id = ANY(@ids)", new { ids = rows.Select(row => row.Id).ToArray() });
    }

    /// <summary>Hands a letter over, together with all others of its kind to its receiver where <paramref name="together"/> is true.</summary>
    /// <param name="which">Which of those that are under way.</param>
    /// <param name="together">Whether all of its kind are handled in one transaction.</param>
    /// <param name="acknowledged">Whether they are then off their way; otherwise they come again.</param>
    /// <param name="succeeds">Whether handling succeeds; otherwise it is rolled back, and they come again.</param>
    public async Task DeliverAsync(int which, bool together, bool acknowledged, bool succeeds)
    {
        if (underWay is []) return;
        var one = underWay[which % underWay.Count];
        var letters = together ? underWay.Where(other => other.Receiver == one.Receiver && other.Type == one.Type).ToArray() : [one];
        try
        {
            await (Task)HandleMethod.MakeGenericMethod(Types[one.Type]).Invoke(null, [shop.Services[one.Receiver], letters, succeeds])!;
        }
        catch (HandlingFailed) when (!succeeds)
        {
            return;
        }
        if (acknowledged) foreach (var letter in letters) underWay.Remove(letter);
    }

    static readonly System.Reflection.MethodInfo HandleMethod = typeof(PostOffice).GetMethod(nameof(HandleAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;

    static async Task HandleAsync<TMessage>(IServiceProvider services, IReadOnlyList<Letter> letters, bool succeeds) where TMessage : IOrderMessage
    {
        var handler = services.GetRequiredService<IMessageHandler<TMessage>>();
        var messages = letters.Select(letter => new ReceivedMessage<TMessage>(letter.Id, (TMessage)JsonSerializer.Deserialize(letter.Body, typeof(TMessage), ContractsJson.Default)!, null)).ToArray();
        await services.GetRequiredService<Inbox>().HandleAsync(messages, succeeds ? handler : new Failing<TMessage>(handler), CancellationToken.None);
    }

    /// <summary>Does everything, and then fails before it is committed.</summary>
    sealed class Failing<TMessage>(IMessageHandler<TMessage> handler) : IMessageHandler<TMessage> where TMessage : IOrderMessage
    {
        public string Step => handler.Step;

        public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<TMessage> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
        {
            await handler.HandleAsync(messages, connection, cancellationToken);
            throw new HandlingFailed();
        }
    }

    sealed class HandlingFailed : Exception;
}
