using System.Net;
using Evolution.Control;

namespace Evolution.EndToEnd.Tests;

[Collection<Phase1>]
public sealed class Phase1Tests(Phase1 phase) : ShopTests(phase)
{
    [Fact]
    public async Task An_unavailable_dependency_is_named_with_Retry_After_and_the_order_has_no_effect()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 5);
        await Topology.Control.StopAsync("payments");

        var placed = await buyer.PlaceAsync(product);

        placed.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        placed.Dependency.ShouldBe("payments");
        placed.RetryAfter.ShouldNotBeNull();
        (await buyer.GetAvailableAsync(product)).ShouldBe(5);

        await Topology.Control.StartAsync("payments");
        await Topology.Control.WaitUntilReadyAsync("payments", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_moved_service_is_unreachable_until_its_callers_are_restarted()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        await Topology.Control.MoveAsync("inventory");
        await Topology.Control.WaitUntilReadyAsync("inventory", TimeSpan.FromSeconds(60));

        (await buyer.GetFailedDependencyAsync("v2/products/1")).ShouldBe("inventory");
        (await buyer.PlaceAsync(product: 1)).Dependency.ShouldBe("inventory");

        await Topology.Control.RedeployAsync("evolution");
        await buyer.GetAsync("v2/products/1");
        (await buyer.PlaceAsync(product: 1)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }
}
