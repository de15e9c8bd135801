using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Distinguishes requests to a service's API from health checks and other technical requests.</summary>
static class RequestClassification
{
    static readonly string[] ExcludedPaths = ["/health", "/alive", "/lab", "/openapi", "/api-reference"];

    /// <summary>Returns whether a request is to the service's API, not a health check, a lab call or a request for the API description.</summary>
    public static bool IsServiceRequest(this HttpContext context) => !ExcludedPaths.Any(path => context.Request.Path.StartsWithSegments(path));
}
