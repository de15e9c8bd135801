using System.Net;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Placing;

/// <summary>Phases 0 to 2: the response to the caller and the stored state when a service is down.</summary>
public sealed class DependencyDownTests(AllServers servers)
{
    static readonly (string, string)[] ShortTimeouts = [("Orders:AbandonedAfter", "00:00:02"), ("Orders:PollInterval", "00:00:00.100"), ("Remote:BreakDuration", "00:00:00.500")];

    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    public async Task An_order_returns_503_and_stores_nothing_while_Inventory_is_down(OrderPlacement placement)
    {
        await using var shop = await Shop.StartNewAsync(servers, placement, ShortTimeouts);
        shop.InventoryProxy.Cut();
        await (await shop.PostAsync(CreateRequest(1), "key")).ShouldNameFailedDependencyAsync("inventory");
        (await shop.ListAsync("anna")).Total.ShouldBe(0);

        shop.InventoryProxy.Restore();
        await ShouldSucceedAsync(shop, CreateRequest(1));
    }

    [Fact]
    public async Task In_a_shared_transaction_an_order_returns_503_and_stores_nothing_while_Payments_is_down()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.SharedTransaction, ShortTimeouts);
        shop.PaymentsProxy.Cut();
        await (await shop.PostAsync(CreateRequest(1), "key")).ShouldNameFailedDependencyAsync("payments");
        (await shop.ListAsync("anna")).Total.ShouldBe(0);
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000);

        shop.PaymentsProxy.Restore();
        await ShouldSucceedAsync(shop, CreateRequest(1));
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000 - 1);
    }

    [Fact]
    public async Task With_compensation_an_order_returns_503_and_releases_its_stock_while_Payments_is_down()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ShortTimeouts);
        shop.PaymentsProxy.Cut();
        await (await shop.PostAsync(CreateRequest(1), "key")).ShouldNameFailedDependencyAsync("payments");
        await Wait.UntilAsync("the stock is released", async () => await shop.GetAvailableAsync(1) is 1_000_000);
        var failedOrder = (await shop.ListAsync("anna")).Items.ShouldHaveSingleItem();

        shop.PaymentsProxy.Restore();
        (await shop.WaitForFinalStateAsync(failedOrder.Id)).Status.ShouldBe(OrderStatus.Failed);
        await ShouldSucceedAsync(shop, CreateRequest(1));
        (await shop.GetChargedAmountAsync(failedOrder.Id)).ShouldBeNull();
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000 - 1);
    }

    [Fact]
    public async Task With_compensation_no_order_is_begun_while_the_breaker_of_Payments_is_open()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ("Orders:PollInterval", "01:00:00"), ("Remote:MinimumThroughput", "2"));
        (await shop.PostAsync(CreateRequest(1), "placed")).StatusCode.ShouldBe(HttpStatusCode.Created);
        shop.PaymentsProxy.Cut();
        await (await shop.PostAsync(CreateRequest(1), "first")).ShouldNameFailedDependencyAsync("payments");

        await (await shop.PostAsync(CreateRequest(1), "second")).ShouldNameFailedDependencyAsync("payments");

        (await shop.ListAsync("anna")).Total.ShouldBe(2);
        (await shop.PostAsync(CreateRequest(1), "placed")).StatusCode.ShouldBe(HttpStatusCode.Created, "a repeated request begins no order");
        shop.PaymentsProxy.Restore();
        await Wait.UntilAsync("an order is the trial and succeeds", async () => (await shop.PostAsync(CreateRequest(1), "third")).StatusCode is HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    public async Task Further_orders_return_503_at_once_and_store_nothing_while_too_many_are_being_placed(OrderPlacement placement)
    {
        await using var shop = await Shop.StartNewAsync(servers, placement, [.. Shop.LongTimeouts, ("Orders:MaxConcurrentPlacements", "2"), ("Orders:MaxQueuedPlacements", "1")]);
        shop.PaymentsProxy.Hold();
        var responses = Enumerable.Range(0, 4).Select(number => shop.PostAsync(CreateRequest(1), $"order {number}")).ToArray();

        var refused = await await Task.WhenAny(responses);

        await refused.ShouldNameFailedDependencyAsync("orders");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        shop.PaymentsProxy.Restore();
        (await Task.WhenAll(responses)).Where(response => response != refused).ShouldAllBe(response => response.StatusCode == HttpStatusCode.Created);
        (await shop.ListAsync("anna")).Total.ShouldBe(3);
    }

    [Fact]
    public async Task Without_protection_any_number_of_orders_is_placed_at_the_same_time()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.SharedTransaction, ("Remote:Breaker", "None"), ("Orders:MaxConcurrentPlacements", "2"), ("Orders:MaxQueuedPlacements", "1"));
        shop.PaymentsProxy.Hold();
        var responses = Enumerable.Range(0, 4).Select(number => shop.PostAsync(CreateRequest(1), $"order {number}")).ToArray();
        await Wait.UntilAsync("all of them wait for Payments", () => shop.PaymentsProxy.ConnectionCount >= 4);

        shop.PaymentsProxy.Restore();

        (await Task.WhenAll(responses)).ShouldAllBe(response => response.StatusCode == HttpStatusCode.Created);
    }

    /// <summary>Asserts that a request with the same key succeeds once the failed order has released the key.</summary>
    static Task ShouldSucceedAsync(Shop shop, PlaceOrder request) => Wait.UntilAsync("the same request succeeds", async () =>
    {
        var response = await shop.PostAsync(request, "key");
        if (response.StatusCode is not HttpStatusCode.ServiceUnavailable) response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return response.StatusCode is HttpStatusCode.Created;
    });

    static PlaceOrder CreateRequest(int product) => new("anna", TestCards.Approved, [new(product, 1)]);
}
