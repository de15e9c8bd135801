namespace Evolution.Contracts.Messages;

/// <summary>Inventory reserved the stock of an order and added the prices. Payments charges the card.</summary>
public sealed record StockReserved(Guid OrderId, string CustomerId, string Card, IReadOnlyList<ReservedLine> Lines, Money Total) : IOrderMessage;

/// <summary>The stock reserved for an order line.</summary>
/// <param name="ProductId">The id of the product.</param>
/// <param name="Name">The product's name, so that consumers need not query it.</param>
/// <param name="Quantity">The number of units reserved.</param>
/// <param name="UnitPrice">The price of one unit.</param>
/// <param name="Level">The stock level after the reservation.</param>
public sealed record ReservedLine(int ProductId, string Name, int Quantity, Money UnitPrice, StockLevel Level);

/// <summary>A product's stock after a change.</summary>
/// <param name="ProductId">The id of the product.</param>
/// <param name="Available">The number of units available.</param>
/// <param name="Version">Increases with every change, so that a late message does not overwrite a newer level.</param>
public sealed record StockLevel(int ProductId, long Available, long Version);
