using Microsoft.AspNetCore.Antiforgery;

namespace Evolution.Board.Actions;

/// <summary>Rejects requests without a valid antiforgery token, which only the Board's forms have.</summary>
sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : TypedResults.Problem("The form's token is missing or has expired. Reload the page.", statusCode: StatusCodes.Status400BadRequest);
}
