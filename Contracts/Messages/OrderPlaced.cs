using Evolution.Contracts.Orders;

namespace Evolution.Contracts.Messages;

/// <summary>Orders accepted an order. Inventory reserves its stock.</summary>
public sealed record OrderPlaced(Guid OrderId, string CustomerId, string Card, IReadOnlyList<OrderLine> Lines) : IOrderMessage;
