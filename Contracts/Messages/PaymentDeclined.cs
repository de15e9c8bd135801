namespace Evolution.Contracts.Messages;

/// <summary>The card was declined. Orders closes the order, and Inventory releases its stock.</summary>
/// <param name="OrderId">The id of the order.</param>
/// <param name="Reason">The reason, for the customer.</param>
public sealed record PaymentDeclined(Guid OrderId, string Reason) : IOrderMessage;
