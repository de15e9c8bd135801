using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Evolution.Board.Access;

/// <summary>
/// Rejects requests without the token. A browser sends it in the URL of its first request and then in a cookie; a program sends it as a bearer token.
/// Requests to a host name other than loopback, or from another origin, are rejected, so that no web page gains access through DNS
/// rebinding or a WebSocket.
/// </summary>
sealed class AccessMiddleware(RequestDelegate next, BoardOptions options)
{
    /// <summary>The path of the health check that the host calls. It requires no token and returns only the health status.</summary>
    public const string HealthPath = "/health";

    const string TokenParameter = "token";

    readonly byte[] expectedToken = Encoding.UTF8.GetBytes(options.Token);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsLoopback(request.Host.Host) || !IsOwnOrigin(request)) return RejectAsync(context, "The Board accepts requests only from this machine and from its own pages.");
        if (request.Path == HealthPath) return next(context);
        if (request.Query.TryGetValue(TokenParameter, out var token) && HttpMethods.IsGet(request.Method) && IsToken(token.ToString())) return StoreTokenAsync(context);
        if (IsToken(request.Cookies[options.CookieName]) || BearerToken.IsPresent(request, options.Token)) return next(context);
        return UnauthorizedResponse.WriteAsync(context);
    }

    /// <summary>Stores the token in a cookie and redirects to the URL without it, so that the token is not visible on a projector.</summary>
    Task StoreTokenAsync(HttpContext context)
    {
        context.Response.Cookies.Append(options.CookieName, options.Token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
        var query = QueryString.Create(context.Request.Query.Where(parameter => parameter.Key is not TokenParameter));
        context.Response.Redirect($"{context.Request.Path}{query}");
        return Task.CompletedTask;
    }

    bool IsToken(string? value) => value is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), expectedToken);

    static bool IsLoopback(string host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    static bool IsOwnOrigin(HttpRequest request) => request.Headers.Origin is not [var origin] ? request.Headers.Origin.Count is 0 : origin == $"{request.Scheme}://{request.Host}";

    static Task RejectAsync(HttpContext context, string reason) => TypedResults.Problem(reason, statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
}
