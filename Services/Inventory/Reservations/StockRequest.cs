using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Reservations;

/// <summary>A request to reserve stock for an order.</summary>
sealed record StockRequest(Guid OrderId, IReadOnlyList<OrderLine> Lines);
