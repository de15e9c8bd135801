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
        var isRelease1 = versions.Release is 1;
        var products = await catalog.ListAsync(page, pageSize, isRelease1 ? V1.Product.ImpliedCurrency : null, cancellationToken);
        return isRelease1 ? TypedResults.Ok(products.ToV1()) : TypedResults.Ok(products);
    }

    static async Task<IResult> FindAsync(int id, ProductCatalog catalog, ContractVersions versions, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(id, cancellationToken) is not { } product) return CurrentProductEndpoints.ProductNotFound(id);
        if (versions.Release is not 1) return TypedResults.Bytes(product.Json, "application/json; charset=utf-8");
        return product.Value.IsExpressibleInV1() ? TypedResults.Ok(product.Value.ToV1()) : ProductV1Extensions.ProductNotExpressible(product.Value);
    }

    static async Task<IResult> FindManyAsync([MinLength(1), MaxLength(Limits.PageSize)] int[] id, ProductCatalog catalog, ContractVersions versions, CancellationToken cancellationToken)
    {
        var products = await catalog.FindAsync([.. id.Distinct()], cancellationToken);
        return versions.Release is 1 ? TypedResults.Ok(products.ToV1()) : TypedResults.Ok(products);
    }
}
