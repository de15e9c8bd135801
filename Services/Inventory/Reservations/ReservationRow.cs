using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;

namespace Evolution.Inventory.Reservations;

/// <summary>A reservation as it is stored.</summary>
sealed record ReservationRow(Guid OrderId, string Status, string Lines)
{
    public Reservation ToReservation() => new(OrderId, Enum.Parse<ReservationStatus>(Status, ignoreCase: true), JsonSerializer.Deserialize(Lines, ContractsJson.Default.IReadOnlyListOrderLine)!);
}
