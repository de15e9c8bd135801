namespace Evolution.Lab.Costs.History;

/// <summary>The stock of a product.</summary>
/// <param name="Available">The number of available items.</param>
/// <param name="Version">The number of changes so far.</param>
public readonly record struct StockLevel(long Available, long Version);
