using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Lab;

/// <summary>
/// Admits only the lab of this machine to <c>/lab</c>: a request needs the token, a loopback host name and no <c>Origin</c> header. This keeps out
/// web pages that use DNS rebinding, and the body of an unauthorized request is not read. Where the lab is enabled, services run as local processes.
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
