using System.Net;
using Evolution.Control;
using Evolution.Testing;

namespace Evolution.EndToEnd.Tests;

[Collection<Phase3>]
public sealed class Phase3Tests(Phase3 phase) : ShopTests(phase)
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

    [Fact]
    public Task A_redeploy_under_load_loses_no_request_in_flight() => Redeploying.ShouldLoseNothingInFlightAsync(Topology);

    [Fact]
    public async Task A_message_that_cannot_be_handled_is_put_aside_and_sent_again_once_the_cause_is_gone_has_its_effect_once()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var (poison, good) = (await buyer.NewProductAsync(available: 10), await buyer.NewProductAsync(available: 10));
        await using var cause = await PoisonedProduct.AddAsync(Topology, poison);

        var (failing, others) = (await buyer.PlaceAsync(poison), await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => buyer.PlaceAsync(good))));
        foreach (var other in others) (await buyer.OutcomeAsync(other.Id!.Value)).ShouldBe("confirmed", "its message was handled beside the one that cannot be");
        var failed = (await Eventually.BecomesAsync("the message is put aside", cause.FindAsync, found => found is not null, Limit))!;

        (failed.Type, failed.Order).ShouldBe(("OrderPlaced", failing.Id));
        failed.Reason.ShouldContain(PoisonedProduct.Constraint);
        (await buyer.GetAsync($"orders/{failing.Id}")).GetProperty("status").GetString().ShouldBe("pending");

        // As when the sender dies before it has removed the message.
        await cause.DoubleAsync();
        await cause.RemoveAsync();
        (await cause.SendAgainAsync()).ShouldBe(2);
        (await buyer.OutcomeAsync(failing.Id!.Value)).ShouldBe("confirmed");
        (await buyer.ChargeAsync(failing.Id.Value)).ShouldBe("charged");
        await buyer.WaitForStockAsync(poison, 9);
        (await cause.FindAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_put_aside_and_holds_no_other_up()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        await using var cause = await PoisonedProduct.AddAsync(Topology, product: 0);
        await cause.PutAsync("inventory-order-placed", "not JSON at all");

        (await buyer.OutcomeAsync((await buyer.PlaceAsync(product: 1)).Id!.Value)).ShouldBe("confirmed");
        var failed = (await Eventually.BecomesAsync("the message is put aside", cause.FindAsync, found => found is not null, Limit))!;
        failed.Type.ShouldBeNull();
        failed.Reason.ShouldNotBeEmpty();
        await cause.ForgetAsync();
    }
}
