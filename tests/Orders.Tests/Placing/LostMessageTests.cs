using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Placing;

/// <summary>The broker loses messages that it has confirmed, as one that comes back empty. Every order still reaches its outcome, once.</summary>
[Collection(BrokerCollection.Name)]
public sealed class LostMessageTests(AllServers servers) : IAsyncLifetime
{
    const int OrderCount = 20;
    static readonly (string, string) ShortDelay = ("Orders:ResendAfter", "00:00:05");

    Broker broker = null!;
    Shop shop = null!;
    int product;

    public async ValueTask InitializeAsync()
    {
        broker = await Broker.ConnectAsync(servers.Messaging);
        shop = await Shop.StartNewAsync(servers, OrderPlacement.Messages, ShortDelay);
        product = (await shop.ImportAsync(1_000)).Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (shop is not null) await shop.DisposeAsync();
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task Orders_are_confirmed_although_the_broker_lost_OrderPlaced()
    {
        await shop.StopInventoryAsync();
        var orders = await PlaceAsync(TestCards.Approved);
        await LoseAsync("inventory-order-placed");
        await shop.StartInventoryAsync();
        await ShouldBeConfirmedOnceAsync(orders);
    }

    [Fact]
    public async Task Orders_are_confirmed_although_the_broker_lost_StockReserved()
    {
        await shop.StopPaymentsAsync();
        var orders = await PlaceAsync(TestCards.Approved);
        await LoseAsync("payments-stock-reserved");
        await shop.StartPaymentsAsync();
        await ShouldBeConfirmedOnceAsync(orders);
    }

    [Fact]
    public async Task Orders_are_confirmed_although_the_broker_lost_PaymentCharged()
    {
        await shop.StopPaymentsAsync();
        var orders = await PlaceAsync(TestCards.Approved);
        await WaitForMessagesAsync("payments-stock-reserved");
        await shop.StopOrdersAsync();
        await shop.StartPaymentsAsync();
        await LoseAsync("orders-payment-charged");
        await shop.StartOrdersAsync(ShortDelay);
        await ShouldBeConfirmedOnceAsync(orders);
    }

    [Fact]
    public async Task Declined_orders_release_their_stock_although_the_broker_lost_PaymentDeclined()
    {
        await shop.StopPaymentsAsync();
        var orders = await PlaceAsync(TestCards.Stolen);
        await WaitForMessagesAsync("payments-stock-reserved");
        await shop.StopInventoryAsync();
        await shop.StartPaymentsAsync();
        await LoseAsync("inventory-payment-declined");
        foreach (var order in orders) (await shop.WaitForFinalStateAsync(order)).Status.ShouldBe(OrderStatus.Declined);

        await shop.StartInventoryAsync();
        await Wait.ForValueAsync("the stock is released", () => shop.GetAvailableAsync(product), available => available is 1_000);
        await Wait.UntilAsync("nothing more is expected", async () => await shop.ExecuteScalarAsync<int>("SELECT count(*) FROM orders.orders WHERE deadline IS NOT NULL OR card IS NOT NULL") is 0);
    }

    [Fact]
    public async Task Orders_that_were_refused_stay_refused_when_they_are_sent_again_and_there_is_stock_by_then()
    {
        await shop.StopOrdersAsync();
        var order = Guid.CreateVersion7();
        var soldOut = (await shop.ImportAsync(0)).Single();
        await shop.ExecuteAsync("""
            INSERT INTO orders.orders (id, customer_id, status, placed_at, deadline, card) VALUES (@order, 'anna', 'pending', now(), now(), 'tok');
            INSERT INTO orders.order_lines (order_id, product_id, quantity) VALUES (@order, @soldOut, 1);
            """, new { order, soldOut });
        await shop.StartOrdersAsync(ShortDelay);
        (await shop.WaitForFinalStateAsync(order)).Status.ShouldBe(OrderStatus.OutOfStock);

        // As if the message about the refusal had been lost.
        await shop.ExecuteInInventoryAsync("UPDATE inventory.stock SET initial = 5, available = 5 WHERE product_id = @soldOut", new { soldOut });
        await shop.ExecuteAsync("UPDATE orders.orders SET status = 'pending', deadline = now(), card = 'tok' WHERE id = @order", new { order });
        await Wait.UntilAsync("the order is refused again", async () => await shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders WHERE id = @order", new { order }) is "out-of-stock");
        (await shop.GetAvailableAsync(soldOut)).ShouldBe(5);
        (await shop.GetChargedAmountAsync(order)).ShouldBeNull();
    }

    [Fact]
    public async Task Orders_whose_outcome_is_only_late_are_confirmed_once()
    {
        await shop.StopPaymentsAsync();
        var orders = await PlaceAsync(TestCards.Approved);
        await Wait.ForValueAsync("the orders are sent again", () => broker.CountAsync("payments-stock-reserved"), count => count >= 2 * OrderCount);
        await shop.StartPaymentsAsync();
        await ShouldBeConfirmedOnceAsync(orders);
    }

    async Task<Guid[]> PlaceAsync(string card)
    {
        var orders = new List<Guid>();
        for (var number = 0; number < OrderCount; number++) orders.Add(await Shop.ReadOrderIdAsync(await shop.PostAsync(new($"customer {number}", card, [new(product, 1)]))));
        return [.. orders];
    }

    Task WaitForMessagesAsync(string queue) => Wait.ForValueAsync($"at least {OrderCount} messages are in {queue}", () => broker.CountAsync(queue), count => count >= OrderCount);

    async Task LoseAsync(string queue)
    {
        await WaitForMessagesAsync(queue);
        await broker.PurgeAsync(queue);
    }

    async Task ShouldBeConfirmedOnceAsync(Guid[] orders)
    {
        foreach (var order in orders) (await shop.WaitForFinalStateAsync(order)).Status.ShouldBe(OrderStatus.Confirmed);
        (await shop.GetAvailableAsync(product)).ShouldBe(1_000 - OrderCount);
        foreach (var order in orders) (await shop.GetChargedAmountAsync(order)).ShouldBe(new Money(1999, "EUR"));
        var report = (await shop.Http.GetFromJsonAsync("/reports/sales", ContractsJson.Default.SalesReport))!;
        (report.Orders, report.Products.Single().Units).ShouldBe((OrderCount, OrderCount));
        (await shop.ExecuteScalarAsync<int>("SELECT count(*) FROM orders.orders WHERE deadline IS NOT NULL OR card IS NOT NULL")).ShouldBe(0, "nothing more is expected, and the card is forgotten");
    }
}
