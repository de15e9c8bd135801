using System.Net;
using Evolution.Control;

namespace Evolution.EndToEnd.Tests;

[Collection<Phase1>]
public sealed class Phase1Tests(Phase1 phase) : ShopTests(phase)
{
    [Fact]
    public async Task A_dead_dependency_is_named_with_a_time_to_come_back_and_leaves_nothing_half_done()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 5);
        await Topology.Control.StopAsync("payments");

        var placed = await buyer.PlaceAsync(product);

        placed.Answer.ShouldBe(HttpStatusCode.ServiceUnavailable);
        placed.Dependency.ShouldBe("payments");
        placed.RetryAfter.ShouldNotBeNull();
        (await buyer.AvailableAsync(product)).ShouldBe(5);

        await Topology.Control.StartAsync("payments");
        await Topology.Control.WaitUntilReadyAsync("payments", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_service_that_comes_back_at_another_address_is_lost_to_its_callers_until_they_are_restarted()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        await Topology.Control.MoveAsync("inventory");
        await Topology.Control.WaitUntilReadyAsync("inventory", TimeSpan.FromSeconds(60));

        (await buyer.FailedDependencyAsync("v2/products/1")).ShouldBe("inventory");
        (await buyer.PlaceAsync(product: 1)).Dependency.ShouldBe("inventory");

        await Topology.Control.RedeployAsync("evolution");
        await buyer.GetAsync("v2/products/1");
        (await buyer.PlaceAsync(product: 1)).Answer.ShouldBe(HttpStatusCode.Created);
    }
}
