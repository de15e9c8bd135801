namespace Evolution.Contracts.Inventory;

/// <summary>A product.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Price">Its price in euros; the currency is implied.</param>
public sealed record Product(int Id, string Name, decimal Price)
{
    /// <summary>The currency that every price is in.</summary>
    public const string ImpliedCurrency = "EUR";
}
