using System.Text;
using System.Text.Json;
using Evolution.Contracts.Messages;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Testing;

/// <summary>Looks into the broker.</summary>
public sealed class Broker : IAsyncDisposable
{
    readonly IConnection connection;

    Broker(IConnection connection) => this.connection = connection;

    /// <summary>Connects to the broker.</summary>
    public static async Task<Broker> ConnectAsync(string connectionString) =>
        new(await new ConnectionFactory { Uri = new(connectionString) }.CreateConnectionAsync());

    /// <summary>Makes the broker as if it had never been used.</summary>
    public async Task ForgetAsync()
    {
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf).SelectMany(queue => new[] { queue, $"{queue}_error", $"{queue}_skipped" }))
        {
            await channel.QueueDeleteAsync(queue);
            await channel.ExchangeDeleteAsync(queue);
        }
        foreach (var message in MessageRoutes.Messages) await channel.ExchangeDeleteAsync($"{message.Namespace}:{message.Name}");
    }

    /// <summary>How many messages wait in a queue.</summary>
    /// <returns>Null where there is no such queue.</returns>
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

    /// <summary>Takes all messages out of a queue.</summary>
    public async Task<IReadOnlyList<Taken>> TakeAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync();
        var taken = new List<Taken>();
        while (await channel.BasicGetAsync(queue, autoAck: true) is { } message) taken.Add(Read(message.Body));
        return taken;
    }

    /// <summary>Takes that many messages out of a queue, faster than one by one.</summary>
    public async Task<IReadOnlyList<Taken>> TakeAsync(string queue, int count)
    {
        await using var channel = await connection.CreateChannelAsync();
        var (taken, all) = (new List<Taken>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            taken.Add(Read(message.Body));
            if (taken.Count == count) all.SetResult();
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        await all.Task.LimitAsync($"{count} messages are in {queue}");
        return taken;
    }

    /// <summary>Takes a queue away.</summary>
    public async Task DeleteAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeleteAsync(queue);
    }

    /// <summary>Puts a body into a queue, whatever it is.</summary>
    public async Task PutAsync(string queue, string body)
    {
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { ContentType = "application/vnd.masstransit+json", MessageId = $"{Guid.NewGuid()}", Persistent = true }, Encoding.UTF8.GetBytes(body));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    static Taken Read(ReadOnlyMemory<byte> body)
    {
        using var envelope = JsonDocument.Parse(body);
        var message = envelope.RootElement.GetProperty("message");
        return new(envelope.RootElement.GetProperty("messageId").GetGuid(), message.GetProperty("orderId").GetGuid(), message.Clone());
    }

    /// <summary>A message that was taken out of a queue.</summary>
    public sealed record Taken(Guid Id, Guid OrderId, JsonElement Body);
}
