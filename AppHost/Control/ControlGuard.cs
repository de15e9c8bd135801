using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Evolution.AppHost.Control;

/// <summary>Accepts only requests that carry the token and use a loopback host name, so that no web page can reach the server through DNS rebinding.</summary>
sealed class ControlGuard(RequestDelegate next, ControlOptions options)
{
    readonly byte[] expected = Encoding.UTF8.GetBytes($"Bearer {options.Token}");

    public Task InvokeAsync(HttpContext context)
    {
        var given = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        var loopback = context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host));
        if (loopback && context.Request.Headers.Origin.Count is 0 && CryptographicOperations.FixedTimeEquals(given, expected)) return next(context);
        return RefuseAsync(context);
    }

    static Task RefuseAsync(HttpContext context) => TypedResults
        .Problem("The control server answers only requests from this machine that carry its token: Authorization: Bearer <token>.", statusCode: StatusCodes.Status401Unauthorized)
        .ExecuteAsync(context);
}
