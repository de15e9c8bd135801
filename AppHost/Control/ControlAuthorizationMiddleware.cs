using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Evolution.AppHost.Control;

/// <summary>Accepts only requests with the token and a loopback host name, so that web pages cannot reach the server through DNS rebinding.</summary>
sealed class ControlAuthorizationMiddleware(RequestDelegate next, ControlOptions options)
{
    readonly byte[] expected = Encoding.UTF8.GetBytes($"Bearer {options.Token}");

    public Task InvokeAsync(HttpContext context)
    {
        var actual = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        var isLoopback = context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host));
        if (isLoopback && context.Request.Headers.Origin.Count is 0 && CryptographicOperations.FixedTimeEquals(actual, expected)) return next(context);
        return RejectAsync(context);
    }

    static Task RejectAsync(HttpContext context) => TypedResults
        .Problem("The control server accepts only requests from this machine with its token: Authorization: Bearer <token>.", statusCode: StatusCodes.Status401Unauthorized)
        .ExecuteAsync(context);
}
