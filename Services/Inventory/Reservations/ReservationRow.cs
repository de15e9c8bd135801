using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Reservations;

/// <summary>A reservation, or the refusal of one, as it is stored.</summary>
sealed record ReservationRow(Guid OrderId, string Status, string Lines, string? Outcome, string? Reason)
{
    public const string Columns = "order_id AS OrderId, status, lines, outcome, reason";

    public bool IsRefused => Status is "refused";

    public Reservation ToReservation() => new(OrderId, Enum.Parse<ReservationStatus>(Status, ignoreCase: true), JsonSerializer.Deserialize(Lines, ContractsJson.Default.IReadOnlyListOrderLine)!);

    public StockOutcome.Refused ToRefusal() => new(OrderId, Enum.Parse<OrderStatus>(Outcome!), Reason!);
}
