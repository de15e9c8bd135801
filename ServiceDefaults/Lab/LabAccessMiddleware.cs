using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Lab;

/// <summary>
/// Admits only requests from the lab on this machine to <c>/lab</c>: with the token, a loopback host name and no <c>Origin</c> header. This
/// blocks web pages that use DNS rebinding. The body of an unauthorized request is not read.
/// </summary>
sealed class LabAccessMiddleware(RequestDelegate next, LabOptions options)
{
    readonly byte[] expectedHeader = Encoding.UTF8.GetBytes($"Bearer {options.Token}");

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/lab") || (IsLoopback(request.Host.Host) && request.Headers.Origin.Count is 0 && HasToken(request))) return next(context);
        return TypedResults.Problem("The /lab endpoints require the lab's token and a request from this machine.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
    }

    bool HasToken(HttpRequest request) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), expectedHeader);

    static bool IsLoopback(string host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
