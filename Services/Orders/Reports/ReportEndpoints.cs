using System.ComponentModel.DataAnnotations;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evolution.Orders.Reports;

/// <summary>Maps the route that returns the sales report.</summary>
static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes) => routes.MapGet("/reports/sales", GetSalesAsync).WithTags("Reports").ProducesValidationProblem().ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<Ok<SalesReport>> GetSalesAsync(ISalesReportReader reader, CancellationToken cancellationToken, [Range(1, Limits.PageSize)] int top = 20) =>
        TypedResults.Ok(await reader.ReadAsync(top, cancellationToken));
}
