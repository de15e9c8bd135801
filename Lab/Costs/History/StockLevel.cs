namespace Evolution.Lab.Costs.History;

/// <summary>How much there is of a product.</summary>
/// <param name="Available">How many pieces.</param>
/// <param name="Version">How often that has changed.</param>
public readonly record struct StockLevel(long Available, long Version);
