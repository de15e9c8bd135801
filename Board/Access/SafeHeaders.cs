namespace Evolution.Board.Access;

/// <summary>Adds headers that forbid what the Board's pages never do: load from other origins, run inline scripts, or appear in a frame.</summary>
sealed class SafeHeaders(RequestDelegate next)
{
    // Components and charts are styled in place, so inline styles stay allowed.
    const string Policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }
}
