using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Evolution.Board.Access;

/// <summary>
/// Rejects every request without the token, which is in the address of the first request, then in a cookie, or in the bearer header of a program.
/// Requests to a host name other than loopback, or from another origin, are rejected, so that no web page gets access through DNS
/// rebinding or a WebSocket of its own.
/// </summary>
sealed class BoardGuard(RequestDelegate next, BoardOptions options)
{
    /// <summary>The path of the health check that the host calls. It requires no token and returns nothing but the health.</summary>
    public const string HealthPath = "/health";

    const string TokenParameter = "token";

    readonly byte[] expected = Encoding.UTF8.GetBytes(options.Token);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsLoopback(request.Host.Host) || !IsOwnOrigin(request)) return RefuseAsync(context, "The Board answers its own pages on this machine only.");
        if (request.Path == HealthPath) return next(context);
        if (request.Query.TryGetValue(TokenParameter, out var given) && HttpMethods.IsGet(request.Method) && IsToken(given.ToString())) return Enter(context);
        if (IsToken(request.Cookies[options.CookieName]) || BearerToken.IsIn(request, options.Token)) return next(context);
        return NoAccess.AnswerAsync(context);
    }

    /// <summary>Stores the token in a cookie and redirects to the address without it, so that a projector does not show it.</summary>
    Task Enter(HttpContext context)
    {
        context.Response.Cookies.Append(options.CookieName, options.Token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
        var rest = QueryString.Create(context.Request.Query.Where(parameter => parameter.Key is not TokenParameter));
        context.Response.Redirect($"{context.Request.Path}{rest}");
        return Task.CompletedTask;
    }

    bool IsToken(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), expected);

    static bool IsLoopback(string host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    static bool IsOwnOrigin(HttpRequest request) => request.Headers.Origin is not [var origin] ? request.Headers.Origin.Count is 0 : origin == $"{request.Scheme}://{request.Host}";

    static Task RefuseAsync(HttpContext context, string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
}
