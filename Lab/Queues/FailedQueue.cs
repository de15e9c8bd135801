namespace Evolution.Lab.Queues;

/// <summary>A queue of messages that a service could not handle.</summary>
/// <param name="Name">The name, such as <c>inventory-order-placed_error</c>.</param>
/// <param name="Count">The number of waiting messages.</param>
/// <param name="Oldest">The oldest messages, at most <see cref="FailedQueues.MaxListedMessages"/>.</param>
public sealed record FailedQueue(string Name, int Count, IReadOnlyList<FailedMessage> Oldest);
