using System.Net;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Placing;

/// <summary>Phases 0 to 2: the response to the caller and the stored state when a service is down.</summary>
public sealed class DependencyDownTests(AllServers servers)
{
    static readonly (string, string)[] ShortTimeouts = [("Orders:AbandonedAfter", "00:00:02"), ("Orders:PollInterval", "00:00:00.100"), ("Remote:BreakDuration", "00:00:00.500")];

    [Theory]
    [InlineData(Wiring.SharedTransaction)]
    [InlineData(Wiring.Compensation)]
    public async Task Inventory_down_returns_503_naming_it_and_stores_nothing(Wiring wiring)
    {
        await using var shop = await Shop.OpenAsync(servers, wiring, ShortTimeouts);
        shop.ToInventory.Cut();
        await (await shop.PostAsync(Request(1), "key")).ShouldNameFailedDependencyAsync("inventory");
        (await shop.ListAsync("anna")).Total.ShouldBe(0);

        shop.ToInventory.Restore();
        await ShouldSucceedAsync(shop, Request(1));
    }

    [Fact]
    public async Task In_a_shared_transaction_Payments_down_returns_503_naming_it_and_leaves_nothing_half_done()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.SharedTransaction, ShortTimeouts);
        shop.ToPayments.Cut();
        await (await shop.PostAsync(Request(1), "key")).ShouldNameFailedDependencyAsync("payments");
        (await shop.ListAsync("anna")).Total.ShouldBe(0);
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000);

        shop.ToPayments.Restore();
        await ShouldSucceedAsync(shop, Request(1));
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000 - 1);
    }

    [Fact]
    public async Task With_compensation_Payments_down_returns_503_naming_it_and_releases_the_stock()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, ShortTimeouts);
        shop.ToPayments.Cut();
        await (await shop.PostAsync(Request(1), "key")).ShouldNameFailedDependencyAsync("payments");
        await Wait.UntilAsync("the stock is released", async () => await shop.AvailableAsync(1) is 1_000_000);
        var failed = (await shop.ListAsync("anna")).Items.ShouldHaveSingleItem();

        shop.ToPayments.Restore();
        (await shop.WaitForFinalStateAsync(failed.Id)).Status.ShouldBe(OrderStatus.Failed);
        await ShouldSucceedAsync(shop, Request(1));
        (await shop.ChargedAsync(failed.Id)).ShouldBeNull();
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000 - 1);
    }

    /// <summary>Asserts that a request with the same key succeeds once the failed order has released it.</summary>
    static Task ShouldSucceedAsync(Shop shop, PlaceOrder request) => Wait.UntilAsync("the same request succeeds", async () =>
    {
        var response = await shop.PostAsync(request, "key");
        if (response.StatusCode is not HttpStatusCode.ServiceUnavailable) response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return response.StatusCode is HttpStatusCode.Created;
    });

    static PlaceOrder Request(int product) => new("anna", TestCards.Approved, [new(product, 1)]);
}
