using System.Net;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Placing;

/// <summary>Phase 3: an accepted order is completed, regardless of the order in which services start and stop.</summary>
[Collection(BrokerCollection.Name)]
public sealed class AcceptedOrderTests(AllServers servers)
{
    [Fact]
    public async Task Orders_accepted_before_Inventory_and_Payments_first_start_are_confirmed_once_they_run()
    {
        await using var shop = await Shop.CreateAsync(servers, OrderPlacement.Messages);
        await shop.StartOrdersAsync();
        var orders = await AcceptAsync(shop, 30);
        foreach (var order in orders) (await shop.ReadAsync(order)).Status.ShouldBe(OrderStatus.Pending);

        await shop.StartInventoryAsync();
        await shop.StartPaymentsAsync();
        await ShouldBeConfirmedAsync(shop, orders);
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000 - 30);
    }

    [Fact]
    public async Task Orders_accepted_before_a_service_stopped_are_confirmed_after_its_restart()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Messages);
        var ordersBefore = await AcceptAsync(shop, 30);
        await shop.StopInventoryAsync();
        var ordersDuringOutage = await AcceptAsync(shop, 30);
        await shop.StopOrdersAsync();
        await shop.StartInventoryAsync();
        await shop.StartOrdersAsync();
        await ShouldBeConfirmedAsync(shop, [.. ordersBefore, .. ordersDuringOutage]);
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000 - 60);
    }

    static async Task<Guid[]> AcceptAsync(Shop shop, int count)
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => shop.PostAsync(new("anna", TestCards.Approved, [new(1, 1)]))));
        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.Accepted);
        return await Task.WhenAll(responses.Select(Shop.ReadOrderIdAsync));
    }

    static async Task ShouldBeConfirmedAsync(Shop shop, Guid[] orders)
    {
        foreach (var order in orders) (await shop.WaitForFinalStateAsync(order)).Status.ShouldBe(OrderStatus.Confirmed);
    }
}
