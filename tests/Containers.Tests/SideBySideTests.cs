using Evolution.Control;

namespace Evolution.Containers.Tests;

public sealed class SideBySideTests(Phases0And3 phases) : IClassFixture<Phases0And3>
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_phase_sells_from_its_own_stock_and_a_killed_host_leaves_no_containers()
    {
        foreach (var topology in phases.Host.Topologies)
        {
            using var buyer = await Buyer.ConnectAsync(topology);
            var product = await buyer.CreateProductAsync(available: 5);
            product.ShouldBe(1001, "the import of the other phase has no effect on this one");
            await buyer.BuyAsync(product);
        }
        await KillStoreOfPhase0Async();

        await phases.KillAsync();
    }

    async Task KillStoreOfPhase0Async()
    {
        var control = phases.Host.Control;
        await control.KillAsync("phase0-redis");
        await control.WaitUntilStoppedAsync("phase0-redis", Timeout);

        foreach (var store in (await control.GetResourcesAsync()).Where(resource => resource.Name.StartsWith("phase3-", StringComparison.Ordinal)))
            store.IsReady.ShouldBeTrue(store.Name);
    }
}
