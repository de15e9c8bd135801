using Evolution.Contracts;
using Evolution.Contracts.Inventory;

namespace Evolution.Inventory.Products;

/// <summary>A product as release 2 of the contracts speaks of it.</summary>
static class ProductShape
{
    public static Product Of(ProductRow row) => new(row.Id, row.Name, new Money(row.PriceMinor, row.Currency));
}
