namespace Evolution.Contracts.Messages;

/// <summary>Inventory put an order's stock back. Orders corrects the levels in its sales.</summary>
public sealed record StockReleased(Guid OrderId, IReadOnlyList<StockLevel> Levels) : IOrderMessage;
