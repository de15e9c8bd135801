namespace Evolution.Board.Access;

/// <summary>Adds response headers that block content from other origins, inline scripts and framing.</summary>
sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    // Components and charts use inline styles.
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
