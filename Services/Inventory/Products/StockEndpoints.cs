using System.ComponentModel.DataAnnotations;
using Dapper;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Evolution.Inventory.Products;

/// <summary>Maps the route that returns stock. Stock changes with every order and is therefore never cached.</summary>
static class StockEndpoints
{
    public static void MapStock(this IEndpointRouteBuilder routes) => routes.MapGet("/stock", FindAsync).WithTags("Stock").ProducesValidationProblem().ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<Ok<IReadOnlyList<Stock>>> FindAsync([MinLength(1), MaxLength(Limits.PageSize)] int[] productId, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var stock = await connection.QueryAsync<Stock>(
            "SELECT product_id AS ProductId, available, initial FROM inventory.stock WHERE product_id = ANY(@productId) ORDER BY product_id", new { productId });
        return TypedResults.Ok<IReadOnlyList<Stock>>([.. stock]);
    }
}
