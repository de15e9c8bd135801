#pragma warning disable ASPIREPROBES001 // Aspire publishes health checks as probes, whose API is still experimental.

namespace Evolution.AppHost.Deployments;

static class ProbeExtensions
{
    const int Period = 5;

    // A service is not healthy until its database has started and its schema is up to date: allows 5 minutes.
    const int StartFailures = 60;
    const int Failures = 3;

    /// <summary>
    /// Adds the probes with which a platform checks the service: <c>/health</c> until it has started, then only <c>/alive</c>, because an
    /// unavailable store makes all replicas unhealthy at once. They are added only when publishing, and not as health checks of the app
    /// host, as <c>WithHttpProbe</c> does: those would detect a start later than <c>WithStartHealthCheck</c> does.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithPublishedProbes(this IResourceBuilder<ProjectResource> service) => service.ApplicationBuilder.ExecutionContext.IsRunMode ? service : service
        .WithAnnotation(Probe(service, ProbeType.Startup, "/health", StartFailures))
        .WithAnnotation(Probe(service, ProbeType.Readiness, "/alive", Failures))
        .WithAnnotation(Probe(service, ProbeType.Liveness, "/alive", Failures));

    static EndpointProbeAnnotation Probe(IResourceBuilder<ProjectResource> service, ProbeType type, string path, int failures) => new()
    {
        Type = type,
        EndpointReference = service.GetEndpoint("http"),
        Path = path,
        InitialDelaySeconds = 0,
        PeriodSeconds = Period,
        TimeoutSeconds = 2,
        FailureThreshold = failures,
        SuccessThreshold = 1,
    };
}
