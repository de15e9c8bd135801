using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Reservations;

/// <summary>What became of a request for stock.</summary>
abstract record StockOutcome(Guid OrderId)
{
    /// <summary>All of it was taken now.</summary>
    public sealed record Taken(Guid OrderId, IReadOnlyList<ReservedLine> Lines) : StockOutcome(OrderId);

    /// <summary>It had been taken or given back before.</summary>
    public sealed record Known(Guid OrderId, Contracts.Inventory.Reservation Reservation) : StockOutcome(OrderId);

    /// <summary>Nothing was taken, because not all of it is there.</summary>
    public sealed record Refused(Guid OrderId, OrderStatus Status, string Reason) : StockOutcome(OrderId);
}
