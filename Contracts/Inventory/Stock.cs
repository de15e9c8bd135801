namespace Evolution.Contracts.Inventory;

/// <summary>The stock of a product.</summary>
/// <param name="ProductId">The id of the product.</param>
/// <param name="Available">The number of units that are neither sold nor reserved.</param>
/// <param name="Initial">The initial number of units.</param>
public sealed record Stock(int ProductId, long Available, long Initial);
