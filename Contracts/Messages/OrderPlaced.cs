using Evolution.Contracts.Orders;

namespace Evolution.Contracts.Messages;

/// <summary>Orders took an order. Inventory takes its stock.</summary>
public sealed record OrderPlaced(Guid OrderId, string CustomerId, string Card, IReadOnlyList<OrderLine> Lines) : IOrderMessage;
