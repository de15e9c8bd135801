#pragma warning disable ASPIREPROBES001 // Aspire publishes health checks as probes, whose API is still experimental.

namespace Evolution.AppHost.Deployments;

static class ProbeExtensions
{
    const int PeriodSeconds = 5;

    // Allows 5 minutes, because a service becomes healthy only when its database has started and the schema is up to date.
    const int StartupFailureThreshold = 60;
    const int FailureThreshold = 3;

    /// <summary>
    /// Adds the probes with which a platform checks the service: <c>/health</c> until it has started, then only <c>/alive</c>, because an
    /// unavailable store makes all replicas unhealthy at the same time. They are added only when publishing, and not as health checks of the app
    /// host, as <c>WithHttpProbe</c> does: those would detect a start later than <c>WithStartupHealthCheck</c> does.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithPublishedProbes(this IResourceBuilder<ProjectResource> service) => service.ApplicationBuilder.ExecutionContext.IsRunMode ? service : service
        .WithAnnotation(CreateProbe(service, ProbeType.Startup, "/health", StartupFailureThreshold))
        .WithAnnotation(CreateProbe(service, ProbeType.Readiness, "/alive", FailureThreshold))
        .WithAnnotation(CreateProbe(service, ProbeType.Liveness, "/alive", FailureThreshold));

    static EndpointProbeAnnotation CreateProbe(IResourceBuilder<ProjectResource> service, ProbeType type, string path, int failureThreshold) => new()
    {
        Type = type,
        EndpointReference = service.GetEndpoint("http"),
        Path = path,
        InitialDelaySeconds = 0,
        PeriodSeconds = PeriodSeconds,
        TimeoutSeconds = 2,
        FailureThreshold = failureThreshold,
        SuccessThreshold = 1,
    };
}
