using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using V1 = Evolution.Contracts.Inventory.V1;

namespace Evolution.Inventory.Products;

/// <summary>Converts lists of products to release 1 of the contracts.</summary>
static class ProductV1Extensions
{
    public static IReadOnlyList<V1.Product> ToV1(this IReadOnlyList<Product> products) => [.. products.Select(product => product.ToV1())];

    public static Page<V1.Product> ToV1(this Page<Product> page) => new(page.Items.ToV1(), page.Number, page.Size, page.Total);
}
