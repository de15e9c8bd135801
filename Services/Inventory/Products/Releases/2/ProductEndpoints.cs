using System.ComponentModel.DataAnnotations;
using Evolution.Contracts;
using Evolution.ServiceDefaults.Versioning;
using Microsoft.AspNetCore.Http.HttpResults;
using V1 = Evolution.Contracts.Inventory.V1;

namespace Evolution.Inventory.Products;

/// <summary>
/// Maps the product routes for both releases of the contracts; they differ only in the product. Without versioning, the service
/// uses one release at a time. With versioning, each release has its own route, and <c>/products</c> keeps the deprecated release 1.
/// </summary>
static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        var versions = routes.ServiceProvider.GetRequiredService<ContractVersions>();
        if (versions.IsSideBySide)
        {
            routes.MapProductsV1("/products");
            routes.MapProductsV1("/v1/products");
            routes.MapCurrentProducts("/v2/products");
        }
        else routes.MapUnversionedProducts(versions.Release);

        routes.MapImport(() => !versions.IsSideBySide && versions.Release is 1 ? V1.Product.ImpliedCurrency : null);
    }

    static void MapProductsV1(this IEndpointRouteBuilder routes, string path)
    {
        var products = routes.MapGroup(path).WithTags("Products").ProducesProblem(StatusCodes.Status503ServiceUnavailable).MarkDeprecated("/v2/products");
        products.MapGet("/", ListAsync).ProducesValidationProblem();
        products.MapGet("/{id:int}", FindAsync).ProducesProblem(StatusCodes.Status404NotFound);
        products.MapGet("/by-ids", FindManyAsync).ProducesValidationProblem();
    }

    static async Task<Ok<Page<V1.Product>>> ListAsync(ProductCatalog catalog, CancellationToken cancellationToken, [Range(1, int.MaxValue)] int page = 1, [Range(1, Limits.PageSize)] int pageSize = 20) =>
        TypedResults.Ok((await catalog.ListAsync(page, pageSize, V1.Product.ImpliedCurrency, cancellationToken)).ToV1());

    static async Task<Results<Ok<V1.Product>, ProblemHttpResult>> FindAsync(int id, ProductCatalog catalog, CancellationToken cancellationToken) =>
        await catalog.FindAsync(id, cancellationToken) switch
        {
            null => CurrentProductEndpoints.ProductNotFound(id),
            { Value: var product } when product.IsExpressibleInV1() => TypedResults.Ok(product.ToV1()),
            { Value: var product } => ProductV1Extensions.ProductNotExpressible(product),
        };

    static async Task<Ok<IReadOnlyList<V1.Product>>> FindManyAsync([MinLength(1), MaxLength(Limits.PageSize)] int[] id, ProductCatalog catalog, CancellationToken cancellationToken) =>
        TypedResults.Ok((await catalog.FindAsync([.. id.Distinct()], cancellationToken)).ToV1());
}
