#pragma warning disable ASPIREPROBES001 // Probes are how Aspire publishes health, and still experimental.

namespace Evolution.AppHost.Deployments;

static class ProbeExtensions
{
    const int Period = 5;

    // A service is not healthy before its database has come up and its schema is up to date: 5 minutes.
    const int StartFailures = 60;
    const int Failures = 3;

    /// <summary>
    /// Tells a platform how to ask for the service's health: <c>/health</c> until it has started, then <c>/alive</c> only, since a store
    /// that is away makes all replicas unhealthy at once. They are for what is published, and no health checks of the app host, as
    /// <c>WithHttpProbe</c> adds them: those would see a start later than <c>WithStartHealthCheck</c> does.
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
