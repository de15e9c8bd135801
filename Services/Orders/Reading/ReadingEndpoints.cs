using System.ComponentModel.DataAnnotations;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evolution.Orders.Reading;

/// <summary>Maps the routes that return orders.</summary>
static class ReadingEndpoints
{
    public static void MapOrderQueries(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/orders").WithTags("Orders").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        orders.MapGet("/", ListAsync).ProducesValidationProblem();
        orders.MapGet("/{id:guid}", FindAsync).Produces<Order>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<Ok<Page<Order>>> ListAsync(
        [Required, StringLength(Limits.CustomerId, MinimumLength = 1), PlainText] string customerId, OrderReader reader, CancellationToken cancellationToken,
        [Range(1, 1_000_000)] int page = 1, [Range(1, Limits.PageSize)] int pageSize = 20) =>
        TypedResults.Ok(await reader.ListAsync(customerId, page, pageSize, cancellationToken));

    /// <summary>Returns the cached JSON unchanged, without deserializing it.</summary>
    static async Task<IResult> FindAsync(Guid id, OrderReader reader, CancellationToken cancellationToken) =>
        await reader.ReadJsonAsync(id, cancellationToken) is { } json ? TypedResults.Bytes(json, "application/json; charset=utf-8")
            : TypedResults.Problem($"There is no order {id}.", statusCode: StatusCodes.Status404NotFound);
}
