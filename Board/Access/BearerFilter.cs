namespace Evolution.Board.Access;

/// <summary>Accepts only requests that carry the token in a header, never in a cookie, so the route needs no antiforgery token.</summary>
sealed class BearerFilter(BoardOptions options) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        BearerToken.IsPresent(context.HttpContext.Request, options.Token)
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Problem("This endpoint is for programs. Send the Board's token as Authorization: Bearer.", statusCode: StatusCodes.Status401Unauthorized));
}
