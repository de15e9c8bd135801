using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.ServiceDefaults.Overload;

/// <summary>
/// Reports unhealthy shortly before requests are refused, so that a load balancer routes them elsewhere. The Gateway is unhealthy
/// only when all services behind it are at capacity.
/// </summary>
sealed class CapacityHealthCheck(Admission admission, EndpointDataSource endpoints) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var groups = endpoints.Endpoints.Where(IsLimited).Select(Admission.GetGroup).Distinct();
        return Task.FromResult(groups.DefaultIfEmpty("").All(admission.IsNearlyFull) ? HealthCheckResult.Unhealthy("The service is at capacity.") : HealthCheckResult.Healthy());
    }

    static bool IsLimited(Endpoint endpoint) => endpoint.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null;
}
