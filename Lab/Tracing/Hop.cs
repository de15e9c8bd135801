namespace Evolution.Lab.Tracing;

/// <summary>A step in the processing of an order that writes a log line.</summary>
/// <param name="Service">The service that writes the line.</param>
/// <param name="Words">The text that the line contains.</param>
public sealed record Hop(string Service, string Words)
{
    /// <summary>
    /// Returns the steps from placing an order to its confirmation, for a way of placing orders. If Orders does everything in one request,
    /// its log line reports the outcome; with messages, each service that processes the order next writes a line.
    /// </summary>
    /// <param name="placement">The value that the control server reports: <c>shared-transaction</c>, <c>compensation</c> or <c>messages</c>.</param>
    public static IReadOnlyList<Hop> Of(string placement) => placement is "messages"
        ? [new("orders", "placed: Pending"), new("inventory", "OrderPlaced"), new("payments", "StockReserved"), new("orders", "PaymentCharged")]
        : [new("orders", "placed: Confirmed")];

    /// <summary>Returns the steps that a confirmed order must have logged and that its trail does not contain.</summary>
    /// <param name="trail">Its trail.</param>
    /// <param name="placement">The way in which it was placed.</param>
    /// <param name="prefix">The prefix of its services' names.</param>
    public static IReadOnlyList<Hop> MissingFrom(Trail trail, string placement, string prefix = "") =>
        [.. Of(placement).Where(hop => !trail.Lines.Any(line => line.Service == prefix + hop.Service && line.Message.Contains(hop.Words, StringComparison.Ordinal)))];
}
