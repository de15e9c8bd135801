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

    /// <summary>Maps the product import.</summary>
    /// <param name="routes">The route builder.</param>
    /// <param name="getOnlyCurrency">Returns the only currency that is accepted, because no route could return products in another; null for all.</param>
    public static void MapImport(this IEndpointRouteBuilder routes, Func<string?> getOnlyCurrency) => routes
        .MapPost("/products/import", (ImportProducts import, ProductCatalog catalog, CancellationToken cancellationToken) => ImportAsync(import, getOnlyCurrency(), catalog, cancellationToken))
        .WithTags("Products").ProducesValidationProblem().ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<Ok<Page<Product>>> ListAsync(ProductCatalog catalog, CancellationToken cancellationToken, [Range(1, int.MaxValue)] int page = 1, [Range(1, Limits.PageSize)] int pageSize = 20) =>
        TypedResults.Ok(await catalog.ListAsync(page, pageSize, ProductMapper.OnlyCurrency, cancellationToken));

    /// <summary>Returns the cached JSON unchanged, without serializing it again.</summary>
    static async Task<IResult> FindAsync(int id, ProductCatalog catalog, CancellationToken cancellationToken) =>
        await catalog.FindAsync(id, cancellationToken) is { } product ? TypedResults.Bytes(product.Json, "application/json; charset=utf-8") : ProductNotFound(id);

    static async Task<Ok<IReadOnlyList<Product>>> FindManyAsync([MinLength(1), MaxLength(Limits.PageSize)] int[] id, ProductCatalog catalog, CancellationToken cancellationToken) =>
        TypedResults.Ok(await catalog.FindAsync([.. id.Distinct()], cancellationToken));

    static async Task<Results<Created<ImportedProducts>, ValidationProblem>> ImportAsync(ImportProducts import, string? onlyCurrency, ProductCatalog catalog, CancellationToken cancellationToken)
    {
        var errors = import.Products.Index().Where(product => onlyCurrency is not null && product.Item.Price.Currency != onlyCurrency)
            .ToDictionary(product => $"products[{product.Index}].price.currency", product => (string[])[$"Release 1 of the contracts can only express prices in {onlyCurrency}."]);
        return errors.Count > 0 ? TypedResults.ValidationProblem(errors) : TypedResults.Created("/products", new ImportedProducts(await catalog.ImportAsync(import.Products, cancellationToken)));
    }

    public static ProblemHttpResult ProductNotFound(int id) => TypedResults.Problem($"There is no product {id}.", statusCode: StatusCodes.Status404NotFound);
}
