using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Lab.Integrity;

/// <summary>Counts the messages in the broker's queues.</summary>
public static class QueueReader
{
    /// <summary>The queues that orders pass through. A test compares them with the contracts' routes.</summary>
    public static readonly IReadOnlyList<string> Queues =
    [
        "inventory-order-placed",
        "payments-stock-reserved",
        "orders-stock-rejected",
        "orders-stock-released",
        "orders-payment-charged",
        "orders-payment-declined",
        "inventory-payment-declined",
    ];

    /// <summary>Counts the waiting messages in each queue and in its queues of failed messages. Empty queues are omitted.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = await new ConnectionFactory { Uri = new(connectionString) }.CreateConnectionAsync("evolution-lab", cancellationToken);
        var waitingCounts = new Dictionary<string, long>();
        foreach (var queue in Queues.SelectMany(queue => new[] { queue, $"{queue}_error", $"{queue}_skipped" }))
        {
            if (await CountAsync(connection, queue, cancellationToken) is > 0 and var count) waitingCounts[queue] = count;
        }
        return waitingCounts;
    }

    static async Task<long> CountAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return await channel.MessageCountAsync(queue, cancellationToken);
        }
        catch (OperationInterruptedException)
        {
            // The queue does not exist: no message has failed yet, or none has been published.
            return 0;
        }
    }
}
