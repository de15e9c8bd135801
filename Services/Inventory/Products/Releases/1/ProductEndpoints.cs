using Evolution.ServiceDefaults.Versioning;

namespace Evolution.Inventory.Products;

/// <summary>Maps the product routes of a build with only release 1 of the contracts.</summary>
static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        routes.MapCurrentProducts("/products");
        if (routes.ServiceProvider.GetRequiredService<ContractVersions>().IsSideBySide) routes.MapCurrentProducts("/v1/products");
        routes.MapImport(() => ProductMapper.OnlyCurrency);
    }
}
