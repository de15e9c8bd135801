using Evolution.Contracts.Inventory;

namespace Evolution.Inventory.Products;

/// <summary>Converts a stored product to the shape of release 1 of the contracts, which has no field for the currency.</summary>
static class ProductMapper
{
    public static Product Map(ProductRow row) => new(row.Id, row.Name, row.PriceMinor / 100m);
}
