using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.ServiceDefaults.Overload;

/// <summary>
/// Reports unhealthy shortly before requests are refused, so that a load balancer sends them elsewhere. The Gateway does so only
/// when this applies to all services behind it: as long as it can serve any of them, it is useful.
/// </summary>
sealed class RoomCheck(Admission admission, EndpointDataSource endpoints) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var groups = endpoints.Endpoints.Where(IsLimited).Select(Admission.GroupOf).Distinct();
        return Task.FromResult(groups.DefaultIfEmpty("").All(admission.IsCrowded) ? HealthCheckResult.Unhealthy("It has as much to do as it can take.") : HealthCheckResult.Healthy());
    }

    static bool IsLimited(Endpoint endpoint) => endpoint.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null;
}
