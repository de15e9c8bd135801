using System.Net;
using Evolution.Control;
using Evolution.Testing;

namespace Evolution.EndToEnd.Tests;

[Collection<Phase3>]
public sealed class Phase3Tests(Phase3 phase) : ShopTests(phase)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Orders_accepted_while_Inventory_and_Payments_are_down_are_confirmed_after_their_restart()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 100);
        await Task.WhenAll(Topology.Control.StopAsync("inventory"), Topology.Control.StopAsync("payments"));

        var placed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => buyer.PlaceAsync(product)));
        placed.ShouldAllBe(order => order.StatusCode == HttpStatusCode.Accepted);

        foreach (var service in new[] { "inventory", "payments" })
        {
            await Topology.Control.StartAsync(service);
            await Topology.Control.WaitUntilReadyAsync(service, Timeout);
        }
        foreach (var order in placed) (await buyer.WaitForOutcomeAsync(order.Id!.Value)).ShouldBe("confirmed");
        await buyer.WaitForStockAsync(product, 80);
    }

    [Fact]
    public async Task Orders_accepted_while_the_broker_is_down_are_confirmed_after_its_restart()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 100);
        await Topology.Control.KillAsync("rabbitmq");
        await Topology.Control.WaitUntilEndedAsync("rabbitmq", Timeout);

        var placed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => buyer.PlaceAsync(product)));
        placed.ShouldAllBe(order => order.StatusCode == HttpStatusCode.Accepted);

        await Topology.Control.StartAsync("rabbitmq");
        await Topology.Control.WaitUntilReadyAsync("rabbitmq", Timeout);
        foreach (var order in placed) (await buyer.WaitForOutcomeAsync(order.Id!.Value)).ShouldBe("confirmed");
        await buyer.WaitForStockAsync(product, 90);
    }

    [Fact]
    public async Task Moved_services_are_found_by_callers_without_a_restart()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 10);
        var before = await Topology.Control.ResourcesAsync();

        foreach (var service in new[] { "inventory", "payments" })
        {
            await Topology.Control.MoveAsync(service);
            (await Topology.Control.WaitUntilReadyAsync(service, Timeout)).Address.ShouldNotBe(before.Single(resource => resource.Name == service).Address);
        }

        await buyer.WaitUntilAvailableAsync("v2/products/1");
        await buyer.WaitUntilAvailableAsync("charges/totals");
        var placed = await buyer.PlaceWithRetriesAsync(product, $"moved-{product}");
        (await buyer.WaitForOutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        (await buyer.GetChargeStatusAsync(placed.Id.Value)).ShouldBe("charged");
        var after = await Topology.Control.ResourcesAsync();
        foreach (var caller in new[] { "orders", "gateway" })
            after.Single(resource => resource.Name == caller).ProcessId.ShouldBe(before.Single(resource => resource.Name == caller).ProcessId, caller);
    }

    [Fact]
    public Task A_redeploy_under_load_loses_no_request_in_flight() => RedeploymentUnderLoad.ShouldLoseNoOrderAsync(Topology);

    [Fact]
    public async Task A_failed_message_that_is_resent_after_the_cause_is_fixed_has_its_effect_once()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var (poisonProduct, validProduct) = (await buyer.CreateProductAsync(available: 10), await buyer.CreateProductAsync(available: 10));
        await using var poisoned = await PoisonedProduct.AddAsync(Topology, poisonProduct);

        var (failing, others) = (await buyer.PlaceAsync(poisonProduct), await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => buyer.PlaceAsync(validProduct))));
        foreach (var other in others) (await buyer.WaitForOutcomeAsync(other.Id!.Value)).ShouldBe("confirmed", "its message was handled despite the poison message");
        var failed = (await Wait.ForValueAsync("the message is in the error queue", poisoned.FindAsync, found => found is not null, Timeout))!;

        (failed.Type, failed.Order).ShouldBe(("OrderPlaced", failing.Id));
        failed.Reason.ShouldContain(PoisonedProduct.Constraint);
        (await buyer.GetAsync($"orders/{failing.Id}")).GetProperty("status").GetString().ShouldBe("pending");

        // As if the sender had died before it removed the message.
        await poisoned.DuplicateAsync();
        await poisoned.RemoveAsync();
        (await poisoned.ResendAsync()).ShouldBe(2);
        (await buyer.WaitForOutcomeAsync(failing.Id!.Value)).ShouldBe("confirmed");
        (await buyer.GetChargeStatusAsync(failing.Id.Value)).ShouldBe("charged");
        await buyer.WaitForStockAsync(poisonProduct, 9);
        (await poisoned.FindAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task An_unreadable_message_is_moved_to_the_error_queue_and_does_not_block_others()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        await using var poisoned = await PoisonedProduct.AddAsync(Topology, product: 0);
        await poisoned.PublishAsync("inventory-order-placed", "not JSON at all");

        (await buyer.WaitForOutcomeAsync((await buyer.PlaceAsync(product: 1)).Id!.Value)).ShouldBe("confirmed");
        var failed = (await Wait.ForValueAsync("the message is in the error queue", poisoned.FindAsync, found => found is not null, Timeout))!;
        failed.Type.ShouldBeNull();
        failed.Reason.ShouldNotBeEmpty();
        await poisoned.PurgeAsync();
    }
}
