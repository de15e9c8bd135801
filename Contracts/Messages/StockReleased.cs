namespace Evolution.Contracts.Messages;

/// <summary>Inventory released the stock of an order. Orders updates its stock levels.</summary>
public sealed record StockReleased(Guid OrderId, IReadOnlyList<StockLevel> Levels) : IOrderMessage;
