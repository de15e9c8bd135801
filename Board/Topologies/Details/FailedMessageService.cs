using Evolution.Board.Connection;
using Evolution.Lab;
using Evolution.Lab.Queues;

namespace Evolution.Board.Topologies.Details;

/// <summary>Reads and resends the messages that services failed to handle.</summary>
sealed class FailedMessageService(HostConnection host)
{
    /// <summary>Returns the queues that contain failed messages.</summary>
    /// <exception cref="LabException">The broker does not respond.</exception>
    public async Task<IReadOnlyList<FailedQueue>> ReadAsync(string broker, CancellationToken cancellationToken) =>
        await FailedQueues.ReadAsync(await GetAddressAsync(broker, cancellationToken), cancellationToken);

    /// <summary>Resends one message, or all messages of a queue.</summary>
    /// <returns>The number of messages sent.</returns>
    /// <exception cref="LabException">There is no such queue or message, or the broker does not respond.</exception>
    public async Task<int> SendAgainAsync(string broker, string queue, string? key, CancellationToken cancellationToken) =>
        await FailedQueues.SendAgainAsync(await GetAddressAsync(broker, cancellationToken), queue, key, cancellationToken);

    // Only the connection strings of brokers start with amqp.
    async Task<string> GetAddressAsync(string broker, CancellationToken cancellationToken) =>
        (await host.SendAsync(control => control.GetConnectionStringsAsync(cancellationToken))).GetValueOrDefault(broker) is { } address && address.StartsWith("amqp", StringComparison.Ordinal)
            ? address
            : throw new LabException($"The broker '{broker}' is not running.");
}
