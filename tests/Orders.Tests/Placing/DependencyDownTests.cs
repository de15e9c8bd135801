using System.Net;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Placing;

/// <summary>Phases 0 to 2: what callers are answered, and what is left behind, when a service is down.</summary>
public sealed class DependencyDownTests(AllServers servers)
{
    static readonly (string, string)[] Impatient = [("Orders:AbandonedAfter", "00:00:02"), ("Orders:LookEvery", "00:00:00.100"), ("Remote:BreakDuration", "00:00:00.500")];

    [Theory]
    [InlineData(Wiring.SharedTransaction)]
    [InlineData(Wiring.Compensation)]
    public async Task Inventory_down_is_503_with_its_name_and_nothing_is_stored(Wiring wiring)
    {
        await using var shop = await Shop.OpenAsync(servers, wiring, Impatient);
        shop.ToInventory.Cut();
        await (await shop.PostAsync(Request(1), "key")).ShouldNameFailedDependencyAsync("inventory");
        (await shop.ListAsync("anna")).Total.ShouldBe(0);

        shop.ToInventory.Mend();
        await ShouldSucceedAsync(shop, Request(1));
    }

    [Fact]
    public async Task In_a_shared_transaction_payments_down_is_503_with_its_name_and_nothing_is_half_done()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.SharedTransaction, Impatient);
        shop.ToPayments.Cut();
        await (await shop.PostAsync(Request(1), "key")).ShouldNameFailedDependencyAsync("payments");
        (await shop.ListAsync("anna")).Total.ShouldBe(0);
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000);

        shop.ToPayments.Mend();
        await ShouldSucceedAsync(shop, Request(1));
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000 - 1);
    }

    [Fact]
    public async Task With_compensation_payments_down_is_503_with_its_name_and_everything_is_given_back()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, Impatient);
        shop.ToPayments.Cut();
        await (await shop.PostAsync(Request(1), "key")).ShouldNameFailedDependencyAsync("payments");
        await Eventually.HoldsAsync("the stock is given back", async () => await shop.AvailableAsync(1) is 1_000_000);
        var failed = (await shop.ListAsync("anna")).Items.ShouldHaveSingleItem();

        shop.ToPayments.Mend();
        (await shop.EndOfAsync(failed.Id)).Status.ShouldBe(OrderStatus.Failed);
        await ShouldSucceedAsync(shop, Request(1));
        (await shop.ChargedAsync(failed.Id)).ShouldBeNull();
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000 - 1);
    }

    /// <summary>The key of what failed is free again.</summary>
    static Task ShouldSucceedAsync(Shop shop, PlaceOrder request) => Eventually.HoldsAsync("the same request succeeds", async () =>
    {
        var again = await shop.PostAsync(request, "key");
        if (again.StatusCode is not HttpStatusCode.ServiceUnavailable) again.StatusCode.ShouldBe(HttpStatusCode.Created);
        return again.StatusCode is HttpStatusCode.Created;
    });

    static PlaceOrder Request(int product) => new("anna", TestCards.Approved, [new(product, 1)]);
}
