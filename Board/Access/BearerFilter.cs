namespace Evolution.Board.Access;

/// <summary>Accepts only requests that carry the token in a header, never in a cookie. Such a route needs no antiforgery token.</summary>
sealed class BearerFilter(BoardOptions options) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        BearerToken.IsIn(context.HttpContext.Request, options.Token)
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Problem("This is for programs: bring the Board's token as Authorization: Bearer.", statusCode: StatusCodes.Status401Unauthorized));
}
