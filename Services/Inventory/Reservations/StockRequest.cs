using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Reservations;

/// <summary>What an order wants of the stock.</summary>
sealed record StockRequest(Guid OrderId, IReadOnlyList<OrderLine> Lines);
