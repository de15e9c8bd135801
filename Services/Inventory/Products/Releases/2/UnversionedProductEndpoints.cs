using System.ComponentModel.DataAnnotations;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.ServiceDefaults.Versioning;
using V1 = Evolution.Contracts.Inventory.V1;

namespace Evolution.Inventory.Products;

/// <summary>
/// Maps the product routes for unversioned contracts. Each response uses the release that the service currently uses; clients of the
/// other release cannot read it. The OpenAPI document describes the release that was deployed.
/// </summary>
static class UnversionedProductEndpoints
{
    public static void MapUnversionedProducts(this IEndpointRouteBuilder routes, int deployedRelease)
    {
        var products = routes.MapGroup("/products").WithTags("Products").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        var list = products.MapGet("/", ListAsync).ProducesValidationProblem();
        var find = products.MapGet("/{id:int}", FindAsync).ProducesProblem(StatusCodes.Status404NotFound);
        var findMany = products.MapGet("/by-ids", FindManyAsync).ProducesValidationProblem();
        if (deployedRelease is 1)
        {
            list.Produces<Page<V1.Product>>();
            find.Produces<V1.Product>();
            findMany.Produces<IReadOnlyList<V1.Product>>();
        }
        else
        {
            list.Produces<Page<Product>>();
            find.Produces<Product>();
            findMany.Produces<IReadOnlyList<Product>>();
        }
    }

    static async Task<IResult> ListAsync(ProductCatalog catalog, ContractVersions versions, CancellationToken cancellationToken, [Range(1, int.MaxValue)] int page = 1, [Range(1, Limits.PageSize)] int pageSize = 20)
    {
        var products = await catalog.ListAsync(page, pageSize, cancellationToken);
        return versions.Release is 1 ? TypedResults.Ok(products.ToV1()) : TypedResults.Ok(products);
    }

    static async Task<IResult> FindAsync(int id, ProductCatalog catalog, ContractVersions versions, CancellationToken cancellationToken)
    {
        if (await catalog.FindJsonAsync(id, cancellationToken) is not { } json) return CurrentProductEndpoints.ProductNotFound(id);
        return versions.Release is 1 ? TypedResults.Ok(ProductCatalog.Deserialize(json).ToV1()) : TypedResults.Bytes(json, "application/json; charset=utf-8");
    }

    static async Task<IResult> FindManyAsync([MinLength(1), MaxLength(Limits.PageSize)] int[] id, ProductCatalog catalog, ContractVersions versions, CancellationToken cancellationToken)
    {
        var products = await catalog.FindAsync([.. id.Distinct()], cancellationToken);
        return versions.Release is 1 ? TypedResults.Ok(products.ToV1()) : TypedResults.Ok(products);
    }
}
