using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Reservations;

/// <summary>The outcome of a request for stock.</summary>
abstract record StockOutcome(Guid OrderId)
{
    /// <summary>This request took all of its stock.</summary>
    public sealed record Taken(Guid OrderId, IReadOnlyList<ReservedLine> Lines) : StockOutcome(OrderId);

    /// <summary>The order had already taken or given back its stock.</summary>
    public sealed record Known(Guid OrderId, Contracts.Inventory.Reservation Reservation) : StockOutcome(OrderId);

    /// <summary>Nothing was taken, because the request cannot be fulfilled completely.</summary>
    public sealed record Refused(Guid OrderId, OrderStatus Status, string Reason) : StockOutcome(OrderId);
}
