using System.Net;
using Evolution.Lab.Control;

namespace Evolution.EndToEnd.Tests;

public sealed class Phase1Tests(Phase1 phase) : ShopTests(phase), IClassFixture<Phase1>
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
}
