using Evolution.Contracts.Inventory;

namespace Evolution.Inventory.Products;

/// <summary>Converts a stored product to a product of release 1 of the contracts, which has no currency.</summary>
static class ProductMapper
{
    /// <summary>The only currency of products that this release can express; products in other currencies are not visible.</summary>
    public const string? OnlyCurrency = Product.ImpliedCurrency;

    public static Product Map(ProductRow row) => new(row.Id, row.Name, row.PriceMinor / 100m);
}
