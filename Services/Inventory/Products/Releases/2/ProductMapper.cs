using Evolution.Contracts;
using Evolution.Contracts.Inventory;

namespace Evolution.Inventory.Products;

/// <summary>Converts a stored product to a product of release 2 of the contracts.</summary>
static class ProductMapper
{
    public static Product Map(ProductRow row) => new(row.Id, row.Name, new Money(row.PriceMinor, row.Currency));
}
