namespace Evolution.Lab.Queues;

/// <summary>A queue of messages that a service could not handle.</summary>
/// <param name="Name">Its name, such as <c>inventory-order-placed_error</c>.</param>
/// <param name="Count">The number of waiting messages.</param>
/// <param name="Oldest">The oldest of them, at most <see cref="FailedQueues.Page"/>.</param>
public sealed record FailedQueue(string Name, int Count, IReadOnlyList<FailedMessage> Oldest);
