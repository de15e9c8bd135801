namespace Evolution.Contracts.Inventory.V1;

/// <summary>A product as release 1 speaks of it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Price">Its price in euros; the currency is implied.</param>
public sealed record Product(int Id, string Name, decimal Price)
{
    /// <summary>The currency that every price of release 1 is in.</summary>
    public const string ImpliedCurrency = "EUR";

    /// <summary>The same product as release 2 speaks of it.</summary>
    public Inventory.Product ToV2() => new(Id, Name, new Money((long)decimal.Round(Price * 100, MidpointRounding.AwayFromZero), ImpliedCurrency));
}
