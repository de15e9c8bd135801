namespace Evolution.Contracts.Inventory;

/// <summary>A product.</summary>
/// <param name="Id">The id of the product.</param>
/// <param name="Name">The name of the product.</param>
/// <param name="Price">The price in euros; the currency is implied.</param>
public sealed record Product(int Id, string Name, decimal Price)
{
    /// <summary>The currency of all prices.</summary>
    public const string ImpliedCurrency = "EUR";
}
