using Evolution.Control;
using Evolution.Lab.Hosts;

namespace Evolution.Containers.Tests;

/// <summary>What holds in every phase whose stores run in containers.</summary>
public abstract class ContainerTests(ContainerHost phase)
{
    protected static TimeSpan Limit => TimeSpan.FromSeconds(60);

    protected RunningTopology Topology => phase.Host.Topology;

    [Fact]
    public async Task Every_store_runs_in_a_container_and_tells_what_it_uses()
    {
        var stores = (await Topology.Control.ResourcesAsync(usage: true)).Where(resource => resource is { IsService: false, CanStart: true, Unit: not null }).ToArray();

        stores.ShouldNotBeEmpty();
        foreach (var store in stores)
        {
            store.ContainerId.ShouldNotBeNull(store.Name);
            store.Usage.ShouldNotBeNull(store.Name).Processes.ShouldBeGreaterThan(0, store.Name);
            store.Usage.MemoryBytes.ShouldBeGreaterThan(1_000_000, store.Name);
        }
    }

    [Fact]
    public async Task An_order_is_confirmed_charged_and_taken_from_stock()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 10);

        await buyer.BuyAsync(product, quantity: 3);

        (await buyer.AvailableAsync(product)).ShouldBe(7);
    }

    [Fact]
    public async Task A_redeployed_unit_works_on_with_the_stores_that_kept_running()
    {
        using var before = await Buyer.AtAsync(Topology);
        var product = await before.NewProductAsync(available: 10);
        var unit = (await Topology.Control.ResourceAsync("orders")).Unit!;

        (await Topology.Control.RedeployAsync(unit)).Services.ShouldContain("orders");

        using var after = await Buyer.AtAsync(Topology);
        await after.WaitUntilAnsweredAsync("products/1");
        await after.BuyAsync(product);
        (await after.AvailableAsync(product)).ShouldBe(9);
    }

    /// <summary>Kills a store, starts it again, and buys what was on sale before.</summary>
    protected async Task AStoreIsKilledAndStartedAgainAsync(string store)
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 10);
        var address = await AddressAsync(store);

        await Topology.Control.KillAsync(store);
        await Topology.Control.WaitUntilEndedAsync(store, Limit);
        await Topology.Control.StartAsync(store);
        await Topology.Control.WaitUntilReadyAsync(store, Limit);

        (await AddressAsync(store)).ShouldBe(address);
        await buyer.BuyAsync(product);
        (await buyer.AvailableAsync(product)).ShouldBe(9);
    }

    async Task<string?> AddressAsync(string store) => (await Topology.Control.ConnectionStringsAsync())[store];
}
