using System.Net;
using Evolution.Control;

namespace Evolution.EndToEnd.Tests;

[Collection<Phase2>]
public sealed class Phase2Tests(Phase2 phase) : ShopTests(phase)
{
    [Fact]
    public async Task What_was_reserved_is_given_back_when_Payments_fails_and_the_key_may_be_used_again()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 5);
        await Topology.Control.StopAsync("payments");

        var failed = await buyer.PlaceAsync(product, key: "given-back");
        failed.Answer.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failed.Dependency.ShouldBe("payments");
        failed.RetryAfter.ShouldNotBeNull();

        await Topology.Control.StartAsync("payments");
        await Topology.Control.WaitUntilReadyAsync("payments", TimeSpan.FromSeconds(60));
        await buyer.WaitForStockAsync(product, 5);

        var placed = await buyer.PlaceUntilAnsweredAsync(product, "given-back");
        (await buyer.OutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        await buyer.WaitForStockAsync(product, 4);
    }

    [Fact]
    public async Task Redeploying_one_unit_restarts_that_service_only()
    {
        var before = await Topology.Control.ResourcesAsync();

        var redeployed = await Topology.Control.RedeployAsync("inventory");

        redeployed.Services.ShouldBe(["inventory"]);
        var after = await Topology.Control.ResourcesAsync();
        foreach (var (old, now) in before.Zip(after)) (old.ProcessId == now.ProcessId).ShouldBe(old.Name != "inventory" || old.ProcessId is null, old.Name);
    }

    [Fact]
    public Task A_redeploy_under_load_loses_no_request_in_flight() => Redeploying.ShouldLoseNothingInFlightAsync(Topology);
}
