namespace Evolution.Lab.Queues;

/// <summary>A queue of messages that a service could not handle.</summary>
/// <param name="Name">Its name, such as <c>inventory-order-placed_error</c>.</param>
/// <param name="Count">How many messages wait in it.</param>
/// <param name="Oldest">The first of them, at most <see cref="FailedQueues.Page"/>.</param>
public sealed record FailedQueue(string Name, int Count, IReadOnlyList<FailedMessage> Oldest);
