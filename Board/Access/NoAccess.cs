namespace Evolution.Board.Access;

/// <summary>The response to a request without the token. It explains how to get access: as a page for browsers, and as Problem Details for programs.</summary>
static class NoAccess
{
    const string Words = "Open the Board by the link that evo run prints, or that the command \"Open the Board\" at the resource \"board\" in Aspire's dashboard answers with: it carries the token of this run.";

    // The page loads nothing, because the Board's style sheets require the token too.
    const string Page = $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
        <title>The Board</title>
        <style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }</style>
        </head>
        <body><main><h1>The Board</h1><p>{{Words}}</p></main></body>
        </html>
        """;

    public static Task AnswerAsync(HttpContext context)
    {
        IResult answer = context.Request.GetTypedHeaders().Accept.Any(media => media.MediaType.Value is "text/html")
            ? TypedResults.Content(Page, "text/html; charset=utf-8", statusCode: StatusCodes.Status401Unauthorized)
            : TypedResults.Problem(Words, statusCode: StatusCodes.Status401Unauthorized);
        return answer.ExecuteAsync(context);
    }
}
