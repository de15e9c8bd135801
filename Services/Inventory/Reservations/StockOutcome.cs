using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Reservations;

/// <summary>The outcome of a request for stock.</summary>
abstract record StockOutcome(Guid OrderId)
{
    /// <summary>All of the requested stock is reserved.</summary>
    public sealed record Reserved(Guid OrderId, IReadOnlyList<ReservedLine> Lines) : StockOutcome(OrderId);

    /// <summary>The order already had a reservation, which may have been released. The lines have the current stock levels.</summary>
    public sealed record Existing(Guid OrderId, Contracts.Inventory.Reservation Reservation, IReadOnlyList<ReservedLine> Lines) : StockOutcome(OrderId);

    /// <summary>Nothing is reserved, because the request cannot be fulfilled completely.</summary>
    public sealed record Refused(Guid OrderId, OrderStatus Status, string Reason) : StockOutcome(OrderId);
}
