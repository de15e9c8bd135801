namespace Evolution.Contracts.Inventory.V1;

/// <summary>A product in release 1 of the contracts.</summary>
/// <param name="Id">The id of the product.</param>
/// <param name="Name">The name of the product.</param>
/// <param name="Price">The price in euros; the currency is implied.</param>
public sealed record Product(int Id, string Name, decimal Price)
{
    /// <summary>The currency of all prices in release 1.</summary>
    public const string ImpliedCurrency = "EUR";

    /// <summary>Converts the product to release 2.</summary>
    public Inventory.Product ToV2() => new(Id, Name, new Money((long)decimal.Round(Price * 100, MidpointRounding.AwayFromZero), ImpliedCurrency));
}
