using Evolution.Control;

namespace Evolution.EndToEnd.Tests;

public sealed class SideBySideTests(Phases0And3 phases) : IClassFixture<Phases0And3>
{
    [Fact]
    public async Task Each_phase_sells_from_its_own_stock()
    {
        var topologies = phases.Host.Topologies;
        topologies.Select(topology => topology.State.Prefix).ShouldBe(["phase0-", "phase3-"]);
        foreach (var topology in topologies)
        {
            using var buyer = await Buyer.ConnectAsync(topology);
            var product = await buyer.CreateProductAsync(available: 5);
            product.ShouldBe(1001, "the import of the other phase has no effect on this one");
            var placed = await buyer.PlaceAsync(product);
            (await buyer.WaitForOutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        }
    }

    [Fact]
    public async Task Killing_a_service_of_one_phase_does_not_affect_the_other()
    {
        var control = phases.Host.Control;
        var before = (await control.GetResourceAsync("phase3-inventory")).ProcessId;

        await control.KillAndWaitAsync("phase0-inventory", TimeSpan.FromSeconds(30));

        var otherService = await control.GetResourceAsync("phase3-inventory");
        otherService.ProcessId.ShouldBe(before);
        otherService.IsReady.ShouldBeTrue();
        await control.StartAsync("phase0-inventory");
        await control.WaitUntilReadyAsync("phase0-inventory", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_moved_service_of_one_phase_is_found_by_the_callers_of_its_phase()
    {
        var (phase0, phase3) = (phases.Host.Topologies[0], phases.Host.Topologies[1]);
        await phase3.Control.MoveAsync("phase3-inventory");
        await phase3.Control.WaitUntilReadyAsync("phase3-inventory", TimeSpan.FromSeconds(60));

        using var buyer = await Buyer.ConnectAsync(phase3);
        await buyer.WaitUntilAvailableAsync("v2/products/1");
        using var otherBuyer = await Buyer.ConnectAsync(phase0);
        await otherBuyer.WaitUntilAvailableAsync("products/1");
    }
}
