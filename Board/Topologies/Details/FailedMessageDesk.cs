using Evolution.Board.Connection;
using Evolution.Lab;
using Evolution.Lab.Queues;

namespace Evolution.Board.Topologies.Details;

/// <summary>Reads and resends the messages in a broker that services could not handle.</summary>
sealed class FailedMessageDesk(HostConnection host)
{
    /// <summary>Returns the queues that contain failed messages.</summary>
    /// <exception cref="LabException">The broker does not respond.</exception>
    public async Task<IReadOnlyList<FailedQueue>> ReadAsync(string broker, CancellationToken cancellationToken) =>
        await FailedQueues.ReadAsync(await AddressOfAsync(broker, cancellationToken), cancellationToken);

    /// <summary>Resends one message, or all messages of a queue.</summary>
    /// <returns>The number of messages sent.</returns>
    /// <exception cref="LabException">There is no such queue or message, or the broker does not respond.</exception>
    public async Task<int> SendAgainAsync(string broker, string queue, string? key, CancellationToken cancellationToken) =>
        await FailedQueues.SendAgainAsync(await AddressOfAsync(broker, cancellationToken), queue, key, cancellationToken);

    // Only the connection string of a broker begins with this scheme.
    async Task<string> AddressOfAsync(string broker, CancellationToken cancellationToken) =>
        (await host.AskAsync(control => control.ConnectionStringsAsync(cancellationToken))).GetValueOrDefault(broker) is { } address && address.StartsWith("amqp", StringComparison.Ordinal)
            ? address
            : throw new LabException($"There is no broker '{broker}' that runs.");
}
