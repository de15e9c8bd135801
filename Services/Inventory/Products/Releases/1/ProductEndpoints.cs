using Evolution.ServiceDefaults.Versioning;

namespace Evolution.Inventory.Products;

/// <summary>Products where release 1 of the contracts is all there is.</summary>
static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        routes.MapCurrentProducts("/products");
        if (routes.ServiceProvider.GetRequiredService<ContractVersions>().SideBySide) routes.MapCurrentProducts("/v1/products");
        routes.MapImport();
    }
}
