#pragma warning disable ASPIREPROBES001 // Probes are how Aspire publishes health, and still experimental.

using Evolution.AppHost.Stores;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The probes that a platform gets for a service.</summary>
public sealed class ProbeTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    public void A_published_service_is_asked_for_its_stores_only_until_it_has_started(string phase)
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--output-path", "nowhere"]);
        foreach (var topology in TopologyArguments.Read(["--phase", phase])) builder.AddTopology(topology, StoreFactory.Of(builder, StoreKind.Containers));

        var services = builder.Resources.OfType<ProjectResource>().ToArray();

        services.Length.ShouldBe(4);
        foreach (var service in services)
        {
            service.Annotations.OfType<EndpointProbeAnnotation>().Select(probe => (probe.Type, probe.Path)).ShouldBe(
                [(ProbeType.Startup, "/health"), (ProbeType.Readiness, "/alive"), (ProbeType.Liveness, "/alive")]);
        }
    }
}
