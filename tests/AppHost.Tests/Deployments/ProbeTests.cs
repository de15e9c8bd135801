#pragma warning disable ASPIREPROBES001 // Aspire's probes are experimental.

using Evolution.AppHost.Stores;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The probes of a published service.</summary>
public sealed class ProbeTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    public void A_published_service_has_its_stores_checked_at_startup_only(string phase)
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--output-path", "nowhere"]);
        foreach (var topology in TopologyArguments.Read(["--phase", phase])) builder.AddTopology(topology, StoreFactory.Create(builder, StoreKind.Containers));

        var services = builder.Resources.OfType<ProjectResource>().ToArray();

        services.Length.ShouldBe(4);
        foreach (var service in services)
        {
            service.Annotations.OfType<EndpointProbeAnnotation>().Select(probe => (probe.Type, probe.Path)).ShouldBe(
                [(ProbeType.Startup, "/health"), (ProbeType.Readiness, "/alive"), (ProbeType.Liveness, "/alive")]);
        }
    }
}
