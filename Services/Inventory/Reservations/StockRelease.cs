using Evolution.Contracts.Messages;

namespace Evolution.Inventory.Reservations;

/// <summary>The release of an order's stock.</summary>
/// <param name="Levels">The current stock levels of the order's products.</param>
/// <param name="IsNew">Whether the stock was released now; false if it had been released before.</param>
sealed record StockRelease(IReadOnlyList<StockLevel> Levels, bool IsNew);
