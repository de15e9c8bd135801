using System.Net;
using Evolution.Control;

namespace Evolution.EndToEnd.Tests;

[Collection<Phase2>]
public sealed class Phase2Tests(Phase2 phase) : ShopTests(phase)
{
    [Fact]
    public async Task Reserved_stock_is_released_when_Payments_fails_and_the_key_can_be_reused()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 5);
        await Topology.Control.StopAsync("payments");

        var failed = await buyer.PlaceAsync(product, key: "released");
        failed.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failed.Dependency.ShouldBe("payments");
        failed.RetryAfter.ShouldNotBeNull();

        await Topology.Control.StartAsync("payments");
        await Topology.Control.WaitUntilReadyAsync("payments", TimeSpan.FromSeconds(60));
        await buyer.WaitForStockAsync(product, 5);

        var placed = await buyer.PlaceWithRetriesAsync(product, "released");
        (await buyer.WaitForOutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        await buyer.WaitForStockAsync(product, 4);
    }

    [Fact]
    public async Task Redeploying_a_unit_restarts_only_its_service()
    {
        var before = await Topology.Control.GetResourcesAsync();

        var redeployed = await Topology.Control.RedeployAsync("inventory");

        redeployed.Services.ShouldBe(["inventory"]);
        var after = await Topology.Control.GetResourcesAsync();
        foreach (var (resourceBefore, resourceAfter) in before.Zip(after)) (resourceBefore.ProcessId == resourceAfter.ProcessId).ShouldBe(resourceBefore.Name != "inventory" || resourceBefore.ProcessId is null, resourceBefore.Name);
    }

    [Fact]
    public Task A_redeployment_under_load_loses_no_request_in_flight() => RedeploymentUnderLoad.ShouldLoseNoOrderAsync(Topology);
}
