namespace Evolution.Contracts.Messages;

/// <summary>The card was declined. Orders closes the order, and Inventory puts its stock back.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Reason">Why, in words for the customer.</param>
public sealed record PaymentDeclined(Guid OrderId, string Reason) : IOrderMessage;
