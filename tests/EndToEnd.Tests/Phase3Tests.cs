using System.Net;
using Evolution.Lab.Control;
using Evolution.Lab.Hosts;

namespace Evolution.EndToEnd.Tests;

public sealed class Phase3Tests(Phase3 phase) : ShopTests(phase), IClassFixture<Phase3>
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Orders_are_taken_while_Inventory_and_Payments_are_away_and_confirmed_when_they_are_back()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 100);
        await Task.WhenAll(Topology.Control.StopAsync("inventory"), Topology.Control.StopAsync("payments"));

        var placed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => buyer.PlaceAsync(product)));
        placed.ShouldAllBe(order => order.Answer == HttpStatusCode.Accepted);

        foreach (var service in new[] { "inventory", "payments" })
        {
            await Topology.Control.StartAsync(service);
            await Topology.Control.WaitUntilReadyAsync(service, Limit);
        }
        foreach (var order in placed) (await buyer.OutcomeAsync(order.Id!.Value)).ShouldBe("confirmed");
        await buyer.WaitForStockAsync(product, 80);
    }

    [Fact]
    public async Task Orders_are_taken_while_the_broker_is_away_and_confirmed_when_it_is_back()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 100);
        await Topology.Control.KillAsync("rabbitmq");
        await Topology.Control.WaitUntilEndedAsync("rabbitmq", Limit);

        var placed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => buyer.PlaceAsync(product)));
        placed.ShouldAllBe(order => order.Answer == HttpStatusCode.Accepted);

        await Topology.Control.StartAsync("rabbitmq");
        await Topology.Control.WaitUntilReadyAsync("rabbitmq", Limit);
        foreach (var order in placed) (await buyer.OutcomeAsync(order.Id!.Value)).ShouldBe("confirmed");
        await buyer.WaitForStockAsync(product, 90);
    }

    [Fact]
    public async Task Services_that_come_back_at_another_address_are_found_there_by_callers_that_were_not_restarted()
    {
        Assert.SkipUnless(Host.Kind is HostKind.Native, "Behind Aspire's proxy nothing moves.");
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 10);
        var before = await Topology.Control.ResourcesAsync();

        foreach (var service in new[] { "inventory", "payments" })
        {
            await Topology.Control.MoveAsync(service);
            (await Topology.Control.WaitUntilReadyAsync(service, Limit)).Address.ShouldNotBe(before.Single(resource => resource.Name == service).Address);
        }

        await buyer.WaitUntilAnsweredAsync("v2/products/1");
        await buyer.WaitUntilAnsweredAsync("charges/totals");
        var placed = await buyer.PlaceUntilAnsweredAsync(product, $"moved-{product}");
        (await buyer.OutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        (await buyer.ChargeAsync(placed.Id.Value)).ShouldBe("charged");
        var after = await Topology.Control.ResourcesAsync();
        foreach (var caller in new[] { "orders", "gateway" })
            after.Single(resource => resource.Name == caller).ProcessId.ShouldBe(before.Single(resource => resource.Name == caller).ProcessId, caller);
    }
}
