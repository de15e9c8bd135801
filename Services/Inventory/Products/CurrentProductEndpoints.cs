using System.ComponentModel.DataAnnotations;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evolution.Inventory.Products;

/// <summary>Maps the product import, and the routes that return products in the contract version that this service was built against.</summary>
static class CurrentProductEndpoints
{
    public static void MapCurrentProducts(this IEndpointRouteBuilder routes, string path)
    {
        var products = routes.MapGroup(path).WithTags("Products").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        products.MapGet("/", ListAsync).ProducesValidationProblem();
        products.MapGet("/{id:int}", FindAsync).Produces<Product>().ProducesProblem(StatusCodes.Status404NotFound);
        products.MapGet("/by-ids", FindManyAsync).ProducesValidationProblem();
    }

    public static void MapImport(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/products/import", ImportAsync).WithTags("Products").ProducesValidationProblem().ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<Ok<Page<Product>>> ListAsync(ProductCatalog catalog, CancellationToken cancellationToken, [Range(1, int.MaxValue)] int page = 1, [Range(1, Limits.PageSize)] int pageSize = 20) =>
        TypedResults.Ok(await catalog.ListAsync(page, pageSize, cancellationToken));

    /// <summary>Returns the cached JSON unchanged, without deserializing it.</summary>
    static async Task<IResult> FindAsync(int id, ProductCatalog catalog, CancellationToken cancellationToken) =>
        await catalog.FindJsonAsync(id, cancellationToken) is { } json ? TypedResults.Bytes(json, "application/json; charset=utf-8") : ProductNotFound(id);

    static async Task<Ok<IReadOnlyList<Product>>> FindManyAsync([MinLength(1), MaxLength(Limits.PageSize)] int[] id, ProductCatalog catalog, CancellationToken cancellationToken) =>
        TypedResults.Ok(await catalog.FindAsync([.. id.Distinct()], cancellationToken));

    static async Task<Created<ImportedProducts>> ImportAsync(ImportProducts import, ProductCatalog catalog, CancellationToken cancellationToken) =>
        TypedResults.Created("/products", new ImportedProducts(await catalog.ImportAsync(import.Products, cancellationToken)));

    public static ProblemHttpResult ProductNotFound(int id) => TypedResults.Problem($"There is no product {id}.", statusCode: StatusCodes.Status404NotFound);
}
