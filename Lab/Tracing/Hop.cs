namespace Evolution.Lab.Tracing;

/// <summary>A step of an order's way that leaves a line in a log.</summary>
/// <param name="Service">Who writes it.</param>
/// <param name="Words">What it says.</param>
public sealed record Hop(string Service, string Words)
{
    /// <summary>
    /// The steps from placing an order to its confirmation, by the way in which orders are placed. Where Orders does all of it in one
    /// request, its line says how it ended; where messages carry an order on, each service that takes one over says so.
    /// </summary>
    /// <param name="placement">As the control server says it: <c>shared-transaction</c>, <c>compensation</c> or <c>messages</c>.</param>
    public static IReadOnlyList<Hop> Of(string placement) => placement is "messages"
        ? [new("orders", "placed: Pending"), new("inventory", "OrderPlaced"), new("payments", "StockReserved"), new("orders", "PaymentCharged")]
        : [new("orders", "placed: Confirmed")];

    /// <summary>The steps that a confirmed order must have left and that its trail does not show.</summary>
    /// <param name="trail">Its trail.</param>
    /// <param name="placement">The way in which it was placed.</param>
    /// <param name="prefix">What the names of its services begin with.</param>
    public static IReadOnlyList<Hop> MissingFrom(Trail trail, string placement, string prefix = "") =>
        [.. Of(placement).Where(hop => !trail.Lines.Any(line => line.Service == prefix + hop.Service && line.Message.Contains(hop.Words, StringComparison.Ordinal)))];
}
