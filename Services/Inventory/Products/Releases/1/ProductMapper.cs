using Evolution.Contracts.Inventory;

namespace Evolution.Inventory.Products;

/// <summary>Converts a stored product to a product of release 1 of the contracts, which has no currency.</summary>
static class ProductMapper
{
    public static Product Map(ProductRow row) => new(row.Id, row.Name, row.PriceMinor / 100m);
}
