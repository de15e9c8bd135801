namespace Evolution.Contracts.Inventory;

/// <summary>How many pieces of a product can be sold.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Available">The pieces that are neither sold nor reserved.</param>
/// <param name="Initial">All pieces that were ever put into stock.</param>
public sealed record Stock(int ProductId, long Available, long Initial);
