using Evolution.Contracts.Inventory;

namespace Evolution.Inventory.Products;

/// <summary>A product as release 1 of the contracts speaks of it, which cannot say its currency.</summary>
static class ProductShape
{
    public static Product Of(ProductRow row) => new(row.Id, row.Name, row.PriceMinor / 100m);
}
