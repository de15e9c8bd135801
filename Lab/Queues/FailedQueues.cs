using Evolution.Lab.Integrity;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Lab.Queues;

/// <summary>Lists messages that services could not handle, and sends them again.</summary>
public static class FailedQueues
{
    /// <summary>The maximum number of messages listed per queue.</summary>
    public const int MaxListedMessages = 20;

    static readonly string[] Suffixes = ["_error", "_skipped"];

    // Serializes operations, because messages cannot be sent again while they are being read.
    static readonly SemaphoreSlim OperationLock = new(1, 1);

    /// <summary>The possible queues of failed messages, each with the queue from which its messages come.</summary>
    public static readonly IReadOnlyDictionary<string, string> Origins =
        QueueReader.Queues.SelectMany(queue => Suffixes.Select(suffix => (Name: queue + suffix, Origin: queue))).ToDictionary(queue => queue.Name, queue => queue.Origin);

    /// <summary>Reads the queues that contain messages. Messages are not removed: they return to their positions when the channel closes.</summary>
    /// <exception cref="LabException">The broker does not respond.</exception>
    public static Task<IReadOnlyList<FailedQueue>> ReadAsync(string broker, CancellationToken cancellationToken) => WithConnectionAsync(broker, async connection =>
    {
        var failedQueues = new List<FailedQueue>();
        foreach (var queue in Origins.Keys)
        {
            if (await ReadAsync(connection, queue, cancellationToken) is { Count: > 0 } failedQueue) failedQueues.Add(failedQueue);
        }
        return (IReadOnlyList<FailedQueue>)failedQueues;
    }, cancellationToken);

    /// <summary>Sends messages again, unchanged, to the queue from which they came. Each is removed from its queue only after the broker has confirmed the publish.</summary>
    /// <param name="broker">The broker's connection string.</param>
    /// <param name="queue">The queue that contains the messages.</param>
    /// <param name="key">The <see cref="FailedMessage.Key"/> of the message to send; null for all messages that are waiting now.</param>
    /// <param name="cancellationToken">Cancels the operation without losing messages.</param>
    /// <returns>The number of sent messages.</returns>
    /// <exception cref="LabException">The queue or message does not exist, or the broker does not respond or cannot route the message.</exception>
    public static async Task<int> SendAgainAsync(string broker, string queue, string? key, CancellationToken cancellationToken)
    {
        if (!Origins.TryGetValue(queue, out var origin)) throw new LabException($"Unknown queue of failed messages '{queue}'. Expected one of: {string.Join(", ", Origins.Keys)}.");
        return await WithConnectionAsync(broker, async connection =>
        {
            await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
            var sentCount = 0;
            for (var remaining = await CountAsync(channel, queue, cancellationToken); remaining > 0 && !(key is not null && sentCount > 0); remaining--)
            {
                if (await channel.BasicGetAsync(queue, autoAck: false, cancellationToken) is not { } message) break;
                if (key is not null && FailedMessage.GetKey(message) != key) continue;
                var properties = new BasicProperties(message.BasicProperties) { Headers = FaultHeaders.RemoveFrom(message.BasicProperties.Headers) };
                await channel.BasicPublishAsync(exchange: "", origin, mandatory: true, properties, message.Body, cancellationToken);
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
                sentCount++;
            }
            return sentCount > 0 ? sentCount : throw new LabException($"{queue} no longer contains {(key is null ? "any messages" : $"message {key}")}.");
        }, cancellationToken);
    }

    static async Task<FailedQueue> ReadAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var count = await CountAsync(channel, queue, cancellationToken);
        var oldest = new List<FailedMessage>();
        while (oldest.Count < Math.Min(count, MaxListedMessages) && await channel.BasicGetAsync(queue, autoAck: false, cancellationToken) is { } message) oldest.Add(FailedMessage.Of(message));
        return new(queue, count, oldest);
    }

    static async Task<int> CountAsync(IChannel channel, string queue, CancellationToken cancellationToken)
    {
        try
        {
            return (int)await channel.MessageCountAsync(queue, cancellationToken);
        }
        catch (OperationInterruptedException)
        {
            // The queue does not exist: no message has failed there yet.
            return 0;
        }
    }

    static async Task<T> WithConnectionAsync<T>(string broker, Func<IConnection, Task<T>> operation, CancellationToken cancellationToken)
    {
        await OperationLock.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync("evolution-lab", cancellationToken);
            return await operation(connection);
        }
        catch (PublishException exception)
        {
            throw new LabException($"The broker cannot route the message. It remains in its queue. ({exception.Message})", cause: exception);
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException or IOException or TimeoutException)
        {
            throw new LabException($"The broker does not respond ({exception.Message}).", cause: exception);
        }
        finally
        {
            OperationLock.Release();
        }
    }
}
