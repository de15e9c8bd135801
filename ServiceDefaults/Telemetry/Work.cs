using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Tells what a service is for from what is asked of it beside that.</summary>
static class Work
{
    static readonly string[] Beside = ["/health", "/alive", "/lab", "/openapi", "/api-reference"];

    /// <summary>Whether a request is for what the service does: no health check, no switch of the lab, no description of itself.</summary>
    public static bool IsWork(this HttpContext context) => !Beside.Any(path => context.Request.Path.StartsWithSegments(path));
}
