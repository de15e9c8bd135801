using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Reservations;

/// <summary>The stock that an order requests.</summary>
sealed record StockRequest(Guid OrderId, IReadOnlyList<OrderLine> Lines);
