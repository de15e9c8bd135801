namespace Evolution.Contracts.Messages;

/// <summary>Inventory took an order's stock and knows its prices. Payments charges the card.</summary>
public sealed record StockReserved(Guid OrderId, string CustomerId, string Card, IReadOnlyList<ReservedLine> Lines, Money Total) : IOrderMessage;

/// <summary>Stock that was taken for one line of an order.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Name">Its name, so that no consumer must ask for it.</param>
/// <param name="Quantity">How many pieces were taken.</param>
/// <param name="UnitPrice">The price of one piece.</param>
/// <param name="Level">The stock after they were taken.</param>
public sealed record ReservedLine(int ProductId, string Name, int Quantity, Money UnitPrice, StockLevel Level);

/// <summary>A product's stock after a change.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Available">The pieces that are left.</param>
/// <param name="Version">Grows with every change, so that a late message does not overwrite a newer one.</param>
public sealed record StockLevel(int ProductId, long Available, long Version);
