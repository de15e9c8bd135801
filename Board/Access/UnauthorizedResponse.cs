namespace Evolution.Board.Access;

/// <summary>The response to a request without the token. It explains how to get access: as a page for browsers, and as Problem Details for programs.</summary>
static class UnauthorizedResponse
{
    const string Message = "Open the Board with the link that evo run prints. The \"Open the Board\" command of the board resource in Aspire's dashboard shows the same link. The link contains the access token of this run.";

    // The page references no style sheets, because they require the token too.
    const string Page = $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
        <title>The Board</title>
        <style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }</style>
        </head>
        <body><main><h1>The Board</h1><p>{{Message}}</p></main></body>
        </html>
        """;

    public static Task WriteAsync(HttpContext context)
    {
        IResult response = context.Request.GetTypedHeaders().Accept.Any(media => media.MediaType.Value is "text/html")
            ? TypedResults.Content(Page, "text/html; charset=utf-8", statusCode: StatusCodes.Status401Unauthorized)
            : TypedResults.Problem(Message, statusCode: StatusCodes.Status401Unauthorized);
        return response.ExecuteAsync(context);
    }
}
