using System.Text.Json;
using Evolution.Contracts.Messages;
using RabbitMQ.Client;
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
        foreach (var queue in MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf).SelectMany(queue => new[] { queue, $"{queue}_error" }))
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
        while (await channel.BasicGetAsync(queue, autoAck: true) is { } message)
        {
            using var envelope = JsonDocument.Parse(message.Body);
            taken.Add(new(envelope.RootElement.GetProperty("messageId").GetGuid(), envelope.RootElement.GetProperty("message").GetProperty("orderId").GetGuid(), envelope.RootElement.GetProperty("message").Clone()));
        }
        return taken;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>A message that was taken out of a queue.</summary>
    public sealed record Taken(Guid Id, Guid OrderId, JsonElement Body);
}
