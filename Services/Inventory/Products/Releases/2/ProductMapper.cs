using Evolution.Contracts;
using Evolution.Contracts.Inventory;

namespace Evolution.Inventory.Products;

/// <summary>Converts a stored product to a product of release 2 of the contracts.</summary>
static class ProductMapper
{
    /// <summary>Null: this release can express products in all currencies.</summary>
    public const string? OnlyCurrency = null;

    public static Product Map(ProductRow row) => new(row.Id, row.Name, new Money(row.PriceMinor, row.Currency));
}
