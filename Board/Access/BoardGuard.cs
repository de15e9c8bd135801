using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Evolution.Board.Access;

/// <summary>
/// Lets in only who knows the token: in the address of the first request, then in a cookie, or as a bearer token where a program asks.
/// Whatever comes by another name than this machine's own, or from another page, is refused, so that no web page gets in by a rebound
/// DNS name or by a WebSocket of its own.
/// </summary>
sealed class BoardGuard(RequestDelegate next, BoardOptions options)
{
    /// <summary>Where the host asks whether the Board answers; it tells nothing else.</summary>
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

    /// <summary>Takes the token out of the address, so that it is not shown on a projector.</summary>
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
