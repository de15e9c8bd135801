using Evolution.Control;
using Evolution.Lab.Hosts;

namespace Evolution.Containers.Tests;

/// <summary>The tests that every phase with stores in containers must pass.</summary>
public abstract class ContainerTests(ContainerHost phase)
{
    protected static TimeSpan Timeout => TimeSpan.FromSeconds(60);

    protected RunningTopology Topology => phase.Host.Topology;

    [Fact]
    public async Task Every_store_runs_in_a_container_and_reports_its_usage()
    {
        var stores = (await Topology.Control.GetResourcesAsync(includeUsage: true)).Where(resource => resource is { IsService: false, CanStart: true, Unit: not null }).ToArray();

        stores.ShouldNotBeEmpty();
        foreach (var store in stores)
        {
            store.ContainerId.ShouldNotBeNull(store.Name);
            store.Usage.ShouldNotBeNull(store.Name).Processes.ShouldBeGreaterThan(0, store.Name);
            store.Usage.MemoryBytes.ShouldBeGreaterThan(1_000_000, store.Name);
        }
    }

    [Fact]
    public async Task An_order_is_confirmed_charged_and_deducted_from_stock()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 10);

        await buyer.BuyAsync(product, quantity: 3);

        (await buyer.GetAvailableAsync(product)).ShouldBe(7);
    }

    [Fact]
    public async Task A_redeployed_unit_uses_the_stores_that_kept_running()
    {
        using var buyerBefore = await Buyer.ConnectAsync(Topology);
        var product = await buyerBefore.CreateProductAsync(available: 10);
        var unit = (await Topology.Control.GetResourceAsync("orders")).Unit!;

        (await Topology.Control.RedeployAsync(unit)).Services.ShouldContain("orders");

        using var buyerAfter = await Buyer.ConnectAsync(Topology);
        await buyerAfter.WaitUntilAvailableAsync("products/1");
        await buyerAfter.BuyAsync(product);
        (await buyerAfter.GetAvailableAsync(product)).ShouldBe(9);
    }

    [Fact]
    public async Task Orders_are_confirmed_again_after_a_pause_of_every_store()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 10);
        var stores = (await Topology.Control.GetResourcesAsync()).Where(resource => resource.ContainerId is not null).Select(resource => resource.Name).ToArray();

        await Task.WhenAll(stores.Select(store => Topology.Control.PauseContainerAsync(store)));
        (await IsStockReadableAsync()).ShouldBeFalse();
        await Task.WhenAll(stores.Select(store => Topology.Control.UnpauseContainerAsync(store)));

        await buyer.WaitUntilAvailableAsync($"products/{product}");
        await buyer.BuyAsync(product);
        (await buyer.GetAvailableAsync(product)).ShouldBe(9);

        async Task<bool> IsStockReadableAsync()
        {
            using var http = new HttpClient { BaseAddress = await Topology.GetAddressAsync("inventory"), Timeout = Timeout };
            using var response = await http.GetAsync($"stock?productId={product}");
            return response.IsSuccessStatusCode;
        }
    }

    [Fact]
    public async Task A_service_that_has_no_container_is_not_paused() =>
        (await Should.ThrowAsync<ControlException>(Topology.Control.PauseContainerAsync("orders"))).Message.ShouldContain("orders has no container.");

    /// <summary>Kills a store, restarts it, and orders a product that was imported before.</summary>
    protected async Task OrderAfterStoreRestartAsync(string store)
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 10);
        var address = await GetAddressAsync(store);

        await Topology.Control.KillAsync(store);
        await Topology.Control.WaitUntilStoppedAsync(store, Timeout);
        await Topology.Control.StartAsync(store);
        await Topology.Control.WaitUntilReadyAsync(store, Timeout);

        (await GetAddressAsync(store)).ShouldBe(address);
        await buyer.BuyAsync(product);
        (await buyer.GetAvailableAsync(product)).ShouldBe(9);
    }

    async Task<string?> GetAddressAsync(string store) => (await Topology.Control.GetConnectionStringsAsync())[store];
}
