using System.ComponentModel.DataAnnotations;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.ServiceDefaults.Versioning;
using Microsoft.AspNetCore.Http.HttpResults;
using V1 = Evolution.Contracts.Inventory.V1;
using V2 = Evolution.Contracts.Inventory.V2;

namespace Evolution.Inventory.Products;

/// <summary>
/// Reading and importing products. The product is the one contract with two releases. Unversioned, only the shape of one
/// release is spoken at a time; with versions, each has its route, and the plain route stays with release 1.
/// </summary>
static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        var versions = routes.ServiceProvider.GetRequiredService<ContractVersions>();
        if (versions.SideBySide)
        {
            routes.MapProductsV1("/products");
            routes.MapProductsV1("/v1/products");
            routes.MapProductsV2("/v2/products");
        }
        else routes.MapUnversionedProducts(versions.Release);

        routes.MapPost("/products/import", ImportAsync).WithTags("Products").ProducesValidationProblem().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    static void MapProductsV1(this IEndpointRouteBuilder routes, string path)
    {
        var products = routes.MapGroup(path).WithTags("Products").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        products.MapGet("/", ListV1Async).ProducesValidationProblem();
        products.MapGet("/{id:int}", FindV1Async).ProducesProblem(StatusCodes.Status404NotFound);
        products.MapGet("/by-ids", FindManyV1Async).ProducesValidationProblem();
    }

    static void MapProductsV2(this IEndpointRouteBuilder routes, string path)
    {
        var products = routes.MapGroup(path).WithTags("Products").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        products.MapGet("/", ListV2Async).ProducesValidationProblem();
        products.MapGet("/{id:int}", FindV2Async).Produces<V2.Product>().ProducesProblem(StatusCodes.Status404NotFound);
        products.MapGet("/by-ids", FindManyV2Async).ProducesValidationProblem();
    }

    static async Task<Ok<Page<V1.Product>>> ListV1Async(ProductCatalog catalog, CancellationToken cancellation, [Range(1, int.MaxValue)] int page = 1, [Range(1, Limits.PageSize)] int pageSize = 20) =>
        TypedResults.Ok((await catalog.ListAsync(page, pageSize, cancellation)).ToV1());

    static async Task<Ok<Page<V2.Product>>> ListV2Async(ProductCatalog catalog, CancellationToken cancellation, [Range(1, int.MaxValue)] int page = 1, [Range(1, Limits.PageSize)] int pageSize = 20) =>
        TypedResults.Ok(await catalog.ListAsync(page, pageSize, cancellation));

    static async Task<Results<Ok<V1.Product>, ProblemHttpResult>> FindV1Async(int id, ProductCatalog catalog, CancellationToken cancellation) =>
        await catalog.FindJsonAsync(id, cancellation) is { } json ? TypedResults.Ok(ProductCatalog.Read(json).ToV1()) : Unknown(id);

    /// <summary>The cache holds the answer as it goes out, so it is neither read nor written again.</summary>
    static async Task<IResult> FindV2Async(int id, ProductCatalog catalog, CancellationToken cancellation) =>
        await catalog.FindJsonAsync(id, cancellation) is { } json ? TypedResults.Bytes(json, "application/json; charset=utf-8") : Unknown(id);

    static async Task<Ok<IReadOnlyList<V1.Product>>> FindManyV1Async([MinLength(1), MaxLength(Limits.PageSize)] int[] id, ProductCatalog catalog, CancellationToken cancellation) =>
        TypedResults.Ok((await catalog.FindAsync([.. id.Distinct()], cancellation)).ToV1());

    static async Task<Ok<IReadOnlyList<V2.Product>>> FindManyV2Async([MinLength(1), MaxLength(Limits.PageSize)] int[] id, ProductCatalog catalog, CancellationToken cancellation) =>
        TypedResults.Ok(await catalog.FindAsync([.. id.Distinct()], cancellation));

    static async Task<Created<ImportedProducts>> ImportAsync(ImportProducts import, ProductCatalog catalog, CancellationToken cancellation) =>
        TypedResults.Created("/products", new ImportedProducts(await catalog.ImportAsync(import.Products, cancellation)));

    public static ProblemHttpResult Unknown(int id) => TypedResults.Problem($"There is no product {id}.", statusCode: StatusCodes.Status404NotFound);
}
