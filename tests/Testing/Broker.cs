using System.Text;
using System.Text.Json;
using Evolution.Contracts.Messages;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Testing;

/// <summary>Inspects and changes the queues of the broker.</summary>
public sealed class Broker : IAsyncDisposable
{
    readonly IConnection connection;

    Broker(IConnection connection) => this.connection = connection;

    /// <summary>Connects to the broker.</summary>
    public static async Task<Broker> ConnectAsync(string connectionString) =>
        new(await new ConnectionFactory { Uri = new(connectionString) }.CreateConnectionAsync());

    /// <summary>Deletes all of the services' queues and exchanges.</summary>
    public async Task ResetAsync()
    {
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf).SelectMany(queue => new[] { queue, $"{queue}_error", $"{queue}_skipped" }))
        {
            await channel.QueueDeleteAsync(queue);
            await channel.ExchangeDeleteAsync(queue);
        }
        foreach (var message in MessageRoutes.Messages) await channel.ExchangeDeleteAsync($"{message.Namespace}:{message.Name}");
    }

    /// <summary>Counts the messages in a queue.</summary>
    /// <returns>Null if the queue does not exist.</returns>
    public async Task<int?> CountAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return (int)(await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (OperationInterruptedException)
        {
            return null;
        }
    }

    /// <summary>Receives and removes all messages in a queue.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync();
        var received = new List<ReceivedMessage>();
        while (await channel.BasicGetAsync(queue, autoAck: true) is { } message) received.Add(ParseMessage(message.Body));
        return received;
    }

    /// <summary>Receives and removes a number of messages with a consumer, which is faster than one request per message.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queue, int count)
    {
        await using var channel = await connection.CreateChannelAsync();
        var (received, allReceived) = (new List<ReceivedMessage>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            received.Add(ParseMessage(message.Body));
            if (received.Count == count) allReceived.SetResult();
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        await allReceived.Task.WithTimeoutAsync($"{count} messages are in {queue}");
        return received;
    }

    /// <summary>Deletes a queue.</summary>
    public async Task DeleteAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeleteAsync(queue);
    }

    /// <summary>Removes all messages from a queue.</summary>
    public async Task PurgeAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueuePurgeAsync(queue);
    }

    /// <summary>Sends a body to a queue, even one that is not a valid message.</summary>
    public async Task SendAsync(string queue, string body)
    {
        // The broker drops a message to a queue that the receiver has not declared yet.
        await Wait.UntilAsync($"the queue {queue} exists", async () => await CountAsync(queue) is not null);
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { ContentType = "application/vnd.masstransit+json", MessageId = $"{Guid.NewGuid()}", Persistent = true }, Encoding.UTF8.GetBytes(body));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    static ReceivedMessage ParseMessage(ReadOnlyMemory<byte> body)
    {
        using var envelope = JsonDocument.Parse(body);
        var message = envelope.RootElement.GetProperty("message");
        return new(envelope.RootElement.GetProperty("messageId").GetGuid(), message.GetProperty("orderId").GetGuid(), message.Clone());
    }

    /// <summary>A message that was received from a queue.</summary>
    public sealed record ReceivedMessage(Guid Id, Guid OrderId, JsonElement Body);
}
