using Evolution.Contracts.Orders;

namespace Evolution.Contracts.Messages;

/// <summary>Inventory could not take an order's stock. Orders closes the order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Status">What the order ends as: <see cref="OrderStatus.OutOfStock"/> or <see cref="OrderStatus.Rejected"/>.</param>
/// <param name="Reason">Why, in words for the customer.</param>
public sealed record StockRejected(Guid OrderId, OrderStatus Status, string Reason) : IOrderMessage;
