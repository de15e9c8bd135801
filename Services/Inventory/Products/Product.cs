using Evolution.Contracts;

namespace Evolution.Inventory.Products;

/// <summary>A product as it is stored.</summary>
sealed record Product(int Id, string Name, long PriceMinor, string Currency)
{
    public Contracts.Inventory.V2.Product ToV2() => new(Id, Name, new Money(PriceMinor, Currency));
}
