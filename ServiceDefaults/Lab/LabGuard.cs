using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Lab;

/// <summary>
/// Lets only the lab of this machine into <c>/lab</c>: who knows the token, asks by a loopback name and not from a page. So no web page
/// gets in by a rebound DNS name, and no body is read of who may not ask. Where the lab is open, services run as local processes.
/// </summary>
sealed class LabGuard(RequestDelegate next, LabOptions options)
{
    readonly byte[] expected = Encoding.UTF8.GetBytes($"Bearer {options.Token}");

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/lab") || (IsLoopback(request.Host.Host) && request.Headers.Origin.Count is 0 && HasToken(request))) return next(context);
        return TypedResults.Problem("The lab asks for its token, from this machine.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
    }

    bool HasToken(HttpRequest request) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), expected);

    static bool IsLoopback(string host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
