using Evolution.Contracts.Orders;

namespace Evolution.Contracts.Messages;

/// <summary>Inventory could not reserve the stock of an order. Orders closes the order.</summary>
/// <param name="OrderId">The id of the order.</param>
/// <param name="Status">The final status of the order: <see cref="OrderStatus.OutOfStock"/> or <see cref="OrderStatus.Rejected"/>.</param>
/// <param name="Reason">The reason, for the customer.</param>
public sealed record StockRejected(Guid OrderId, OrderStatus Status, string Reason) : IOrderMessage;
