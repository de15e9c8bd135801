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
        await Topology.Control.WaitUntilStoppedAsync("rabbitmq", Timeout);

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
        var before = await Topology.Control.GetResourcesAsync();

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
        var after = await Topology.Control.GetResourcesAsync();
        foreach (var caller in new[] { "orders", "gateway" })
            after.Single(resource => resource.Name == caller).ProcessId.ShouldBe(before.Single(resource => resource.Name == caller).ProcessId, caller);
    }

    [Fact]
    public Task A_redeployment_under_load_loses_no_request_in_flight() => RedeploymentUnderLoad.ShouldLoseNoOrderAsync(Topology);

    [Fact]
    public async Task A_failed_message_that_is_resent_after_the_cause_is_fixed_takes_effect_only_once()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var (poisonId, validId) = (await buyer.CreateProductAsync(available: 10), await buyer.CreateProductAsync(available: 10));
        await using var poisonedProduct = await PoisonedProduct.AddAsync(Topology, poisonId);

        var (failingOrder, otherOrders) = (await buyer.PlaceAsync(poisonId), await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => buyer.PlaceAsync(validId))));
        foreach (var order in otherOrders) (await buyer.WaitForOutcomeAsync(order.Id!.Value)).ShouldBe("confirmed", "its message was handled despite the poison message");
        var failedMessage = (await Wait.ForValueAsync("the message is in the error queue", poisonedProduct.FindFailedMessageAsync, message => message is not null, Timeout))!;

        (failedMessage.Type, failedMessage.Order).ShouldBe(("OrderPlaced", failingOrder.Id));
        failedMessage.Reason.ShouldContain(PoisonedProduct.Constraint);
        (await buyer.GetAsync($"orders/{failingOrder.Id}")).GetProperty("status").GetString().ShouldBe("pending");

        // Simulates a sender that crashed before it removed the message.
        await poisonedProduct.DuplicateAsync();
        await poisonedProduct.RemoveConstraintAsync();
        (await poisonedProduct.ResendAsync()).ShouldBe(2);
        (await buyer.WaitForOutcomeAsync(failingOrder.Id!.Value)).ShouldBe("confirmed");
        (await buyer.GetChargeStatusAsync(failingOrder.Id.Value)).ShouldBe("charged");
        await buyer.WaitForStockAsync(poisonId, 9);
        (await poisonedProduct.FindFailedMessageAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task An_unreadable_message_is_moved_to_the_error_queue_and_does_not_block_others()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        await using var poisonedProduct = await PoisonedProduct.AddAsync(Topology, product: 0);
        await poisonedProduct.PublishAsync("inventory-order-placed", "not JSON at all");

        (await buyer.WaitForOutcomeAsync((await buyer.PlaceAsync(product: 1)).Id!.Value)).ShouldBe("confirmed");
        var failedMessage = (await Wait.ForValueAsync("the message is in the error queue", poisonedProduct.FindFailedMessageAsync, message => message is not null, Timeout))!;
        failedMessage.Type.ShouldBeNull();
        failedMessage.Reason.ShouldNotBeEmpty();
        await poisonedProduct.PurgeAsync();
    }
}
