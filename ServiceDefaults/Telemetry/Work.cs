using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Distinguishes requests for a service's own work from all other requests.</summary>
static class Work
{
    static readonly string[] Beside = ["/health", "/alive", "/lab", "/openapi", "/api-reference"];

    /// <summary>Returns whether a request is for the service's own work, and not a health check, a lab call or a request for its API description.</summary>
    public static bool IsWork(this HttpContext context) => !Beside.Any(path => context.Request.Path.StartsWithSegments(path));
}
