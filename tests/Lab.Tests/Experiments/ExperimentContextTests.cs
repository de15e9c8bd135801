using Evolution.Control;
using Evolution.Lab.Experiments;
using Evolution.Lab.FakeHost;

namespace Evolution.Lab.Tests.Experiments;

public sealed class ExperimentContextTests
{
    [Fact]
    public async Task Starting_the_stopped_resources_of_one_topology_does_not_start_those_of_another()
    {
        await using var server = await FakeControlServer.StartAsync("secret");
        server.Put(FakeResource.CreateService("phase0-inventory", "http://localhost:1") with { State = "Exited", Health = null });
        server.Put(FakeResource.CreateService("phase3-inventory", "http://localhost:2") with { State = "Exited", Health = null });
        using var control = new ControlClient(new(new(server.Address), "secret", 1));
        var aspects = new Dictionary<string, string> { ["contracts"] = "unversioned" };
        using var context = new ExperimentContext(new(control, new(0, "phase0-", "shared-transaction", aspects)), TimeSpan.Zero, new(Pace.Quick, 100, 1), _ => { });

        await context.StartStoppedResourcesAsync(CancellationToken.None);

        server.Resources["phase0-inventory"].State.ShouldBe("Running");
        server.Resources["phase3-inventory"].State.ShouldBe("Exited");
    }
}
