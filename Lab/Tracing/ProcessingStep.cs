namespace Evolution.Lab.Tracing;

/// <summary>A step in the processing of an order that writes a log line.</summary>
/// <param name="Service">The service that writes the line.</param>
/// <param name="LogText">The text that identifies the line.</param>
public sealed record ProcessingStep(string Service, string LogText)
{
    /// <summary>
    /// Returns the steps from placing an order to its confirmation, for a placement. If Orders does everything in one request,
    /// its log line reports the outcome. With messages, each service that processes the order writes a line.
    /// </summary>
    /// <param name="placement">The value that the control server reports: <c>shared-transaction</c>, <c>compensation</c> or <c>messages</c>.</param>
    public static IReadOnlyList<ProcessingStep> Of(string placement) => placement is "messages"
        ? [new("orders", "placed: Pending"), new("inventory", "OrderPlaced"), new("payments", "StockReserved"), new("orders", "PaymentCharged")]
        : [new("orders", "placed: Confirmed")];

    /// <summary>Returns the steps of a confirmed order that its trail does not contain.</summary>
    /// <param name="trail">The trail of the order.</param>
    /// <param name="placement">How the order was placed.</param>
    /// <param name="prefix">The prefix of the topology's resource names.</param>
    public static IReadOnlyList<ProcessingStep> FindMissing(Trail trail, string placement, string prefix = "") =>
        [.. Of(placement).Where(step => !trail.Lines.Any(line => line.Service == prefix + step.Service && line.Message.Contains(step.LogText, StringComparison.Ordinal)))];
}
