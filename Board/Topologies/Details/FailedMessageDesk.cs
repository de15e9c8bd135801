using Evolution.Board.Connection;
using Evolution.Lab;
using Evolution.Lab.Queues;

namespace Evolution.Board.Topologies.Details;

/// <summary>Reaches into a broker of what runs, for messages that services could not handle.</summary>
sealed class FailedMessageDesk(HostConnection host)
{
    /// <summary>The queues that hold any.</summary>
    /// <exception cref="LabException">The broker does not answer.</exception>
    public async Task<IReadOnlyList<FailedQueue>> ReadAsync(string broker, CancellationToken cancellation) =>
        await FailedQueues.ReadAsync(await AddressOfAsync(broker, cancellation), cancellation);

    /// <summary>Sends one message again, or all of a queue.</summary>
    /// <returns>How many were sent.</returns>
    /// <exception cref="LabException">There is no such queue or message, or the broker does not answer.</exception>
    public async Task<int> SendAgainAsync(string broker, string queue, string? key, CancellationToken cancellation) =>
        await FailedQueues.SendAgainAsync(await AddressOfAsync(broker, cancellation), queue, key, cancellation);

    // Only a broker's connection string is an address of this kind.
    async Task<string> AddressOfAsync(string broker, CancellationToken cancellation) =>
        (await host.AskAsync(control => control.ConnectionStringsAsync(cancellation))).GetValueOrDefault(broker) is { } address && address.StartsWith("amqp", StringComparison.Ordinal)
            ? address
            : throw new LabException($"There is no broker '{broker}' that runs.");
}
