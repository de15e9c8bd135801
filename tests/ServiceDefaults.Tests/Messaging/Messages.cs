using Evolution.Contracts.Messages;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>Creates messages to send.</summary>
static class Messages
{
    public const string Queue = "inventory-order-placed";
    public const string ErrorQueue = $"{Queue}_error";
    public const string SkippedQueue = $"{Queue}_skipped";

    public static OrderPlaced CreatePlaced(string customer = "anna") => new(Guid.CreateVersion7(), customer, "tok_approved", [new(1, 1)]);

    public static OrderPlaced[] CreatePlaced(int count) => [.. Enumerable.Range(0, count).Select(_ => CreatePlaced())];

    public static Guid[] GetOrderIds(this IEnumerable<IOrderMessage> messages) => [.. messages.Select(message => message.OrderId)];
}
