using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Lab.Integrity;

/// <summary>Looks into the broker's queues.</summary>
public static class QueueReader
{
    /// <summary>The queues that orders travel through; a test holds them against the contracts' routes.</summary>
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

    /// <summary>How many messages wait in the queues, and in those of messages that failed, where there are any.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = await new ConnectionFactory { Uri = new(connectionString) }.CreateConnectionAsync("evolution-lab", cancellation);
        var waiting = new Dictionary<string, long>();
        foreach (var queue in Queues.SelectMany(queue => new[] { queue, $"{queue}_error", $"{queue}_skipped" }))
        {
            if (await CountAsync(connection, queue, cancellation) is > 0 and var count) waiting[queue] = count;
        }
        return waiting;
    }

    static async Task<long> CountAsync(IConnection connection, string queue, CancellationToken cancellation)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        try
        {
            return await channel.MessageCountAsync(queue, cancellation);
        }
        catch (OperationInterruptedException)
        {
            // There is no such queue: nothing has ever failed, or nobody has published yet.
            return 0;
        }
    }
}
