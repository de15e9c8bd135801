using System.Net;
using System.Net.Http.Json;
using System.Text;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Placing;

/// <summary>The guarantees of placing an order that hold for every placement.</summary>
public abstract class PlacementTests(ShopFixture fixture)
{
    protected Shop Shop => fixture.Shop;

    protected string Customer { get; } = $"{Guid.NewGuid():n}";

    [Fact]
    public async Task A_confirmed_order_takes_its_stock_and_charges_its_card()
    {
        var products = await Shop.ImportAsync(10, 10);
        var order = await Shop.PlaceAsync(CreateRequest(TestCards.Approved, new(products[1], 2), new(products[0], 3)));
        order.Status.ShouldBe(OrderStatus.Confirmed);
        order.CustomerId.ShouldBe(Customer);
        order.Lines.ShouldBe([new(products[0], 3, new(1999, "EUR")), new(products[1], 2, new(1999, "EUR"))]);
        order.Total.ShouldBe(new Money(5 * 1999, "EUR"));
        order.Reason.ShouldBeNull();
        order.PlacedAt.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));

        (await Shop.GetAvailableAsync(products[0])).ShouldBe(7);
        (await Shop.GetAvailableAsync(products[1])).ShouldBe(8);
        (await Shop.GetChargedAmountAsync(order.Id)).ShouldBe(order.Total);
    }

    [Fact]
    public async Task A_declined_order_keeps_no_stock_and_charges_nothing()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var order = await Shop.PlaceAsync(CreateRequest(TestCards.InsufficientFunds, new OrderLine(product, 2)));
        (order.Status, order.Reason).ShouldBe((OrderStatus.Declined, "The card was declined: insufficient funds."));
        await Wait.UntilAsync("the stock is released", async () => await Shop.GetAvailableAsync(product) is 10);
        (await Shop.GetChargedAmountAsync(order.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task An_order_that_exceeds_the_stock_reserves_and_charges_nothing()
    {
        var products = await Shop.ImportAsync(10, 1);
        var order = await Shop.PlaceAsync(CreateRequest(TestCards.Approved, new(products[0], 1), new(products[1], 2)));
        order.Status.ShouldBe(OrderStatus.OutOfStock);
        order.Reason.ShouldNotBeNullOrEmpty();
        (await Shop.GetAvailableAsync(products[0])).ShouldBe(10);
        (await Shop.GetAvailableAsync(products[1])).ShouldBe(1);
        (await Shop.GetChargedAmountAsync(order.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_key_and_body_return_the_same_order()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var (key, request) = ($"{Guid.NewGuid()}", CreateRequest(TestCards.Approved, new OrderLine(product, 1)));
        var first = await Shop.PlaceAsync(request, key);
        for (var attempt = 0; attempt < 3; attempt++) (await Shop.PlaceAsync(request, key)).Id.ShouldBe(first.Id);
        (await Shop.GetAvailableAsync(product)).ShouldBe(9);
        (await Shop.ListAsync(Customer)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_request_repeated_with_its_key_is_refused_again()
    {
        var product = (await Shop.ImportAsync(1)).Single();
        var (key, request) = ($"{Guid.NewGuid()}", CreateRequest(TestCards.Approved, new OrderLine(product, 2)));
        var first = await Shop.PlaceAsync(request, key);
        var second = await Shop.PlaceAsync(request, key);
        (second.Id, second.Status).ShouldBe((first.Id, OrderStatus.OutOfStock));
    }

    [Fact]
    public async Task Concurrent_requests_with_the_same_key_create_one_order()
    {
        var product = (await Shop.ImportAsync(100)).Single();
        var (key, request) = ($"{Guid.NewGuid()}", CreateRequest(TestCards.Approved, new OrderLine(product, 1)));
        var orders = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Shop.PlaceAsync(request, key)));
        orders.Select(order => order.Id).Distinct().ShouldHaveSingleItem();
        orders.ShouldAllBe(order => order.Status == OrderStatus.Confirmed);
        (await Shop.GetAvailableAsync(product)).ShouldBe(99);
        (await Shop.ListAsync(Customer)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_returns_422()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var key = $"{Guid.NewGuid()}";
        await Shop.PlaceAsync(CreateRequest(TestCards.Approved, new OrderLine(product, 1)), key);
        await (await Shop.PostAsync(CreateRequest(TestCards.Approved, new OrderLine(product, 2)), key)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity);
        (await Shop.GetAvailableAsync(product)).ShouldBe(9);
    }

    [Fact]
    public async Task Without_a_key_each_request_creates_an_order()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var request = CreateRequest(TestCards.Approved, new OrderLine(product, 1));
        (await Shop.PlaceAsync(request)).Id.ShouldNotBe((await Shop.PlaceAsync(request)).Id);
        (await Shop.GetAvailableAsync(product)).ShouldBe(8);
    }

    [Fact]
    public async Task The_last_item_in_stock_is_sold_exactly_once()
    {
        var product = (await Shop.ImportAsync(1)).Single();
        var orders = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Shop.PlaceAsync(CreateRequest(TestCards.Approved, new OrderLine(product, 1)))));
        orders.Count(order => order.Status is OrderStatus.Confirmed).ShouldBe(1);
        orders.Count(order => order.Status is OrderStatus.OutOfStock).ShouldBe(9);
        (await Shop.GetAvailableAsync(product)).ShouldBe(0);
        foreach (var order in orders) (await Shop.GetChargedAmountAsync(order.Id)).ShouldBe(order.Status is OrderStatus.Confirmed ? new Money(1999, "EUR") : null);
    }

    [Fact]
    public async Task Concurrent_orders_with_the_same_products_in_opposite_order_all_succeed()
    {
        var products = await Shop.ImportAsync(100, 100, 100);
        var orders = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
        {
            var lines = products.Select(product => new OrderLine(product, 1));
            return Shop.PlaceAsync(CreateRequest(TestCards.Approved, [.. number % 2 is 0 ? lines : lines.Reverse()]));
        }));
        orders.ShouldAllBe(order => order.Status == OrderStatus.Confirmed);
        foreach (var product in products) (await Shop.GetAvailableAsync(product)).ShouldBe(80);
    }

    [Theory]
    [InlineData("""{"customerId":"","card":"","lines":[]}""", new[] { "card", "customerId", "lines" })]
    [InlineData("""{"customerId":"anna","card":"c","lines":[{"productId":0,"quantity":0},{"productId":1,"quantity":1001}]}""", new[] { "lines[0].productId", "lines[0].quantity", "lines[1].quantity" })]
    [InlineData("""{"customerId":"anna","card":"c","lines":[{"productId":1,"quantity":1},{"productId":1,"quantity":1}]}""", new[] { "lines" })]
    [InlineData("""{"customerId":"anna","card":"c","lines":[null]}""", new[] { "lines" })]
    [InlineData("""{"customerId":"a\u0000","card":"\u0007","lines":[{"productId":1,"quantity":1}]}""", new[] { "card", "customerId" })]
    public async Task The_error_names_every_invalid_field(string body, string[] fields)
    {
        var response = await Shop.Http.PostAsync("/orders", new StringContent(body, Encoding.UTF8, "application/json"));
        (await response.ShouldNameInvalidFieldsAsync()).ShouldBe(fields);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task A_key_without_1_to_200_characters_is_rejected(int length)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(CreateRequest(TestCards.Approved, new OrderLine(1, 1)), ContractsJson.Default.PlaceOrder) };
        message.Headers.TryAddWithoutValidation("Idempotency-Key", new string('k', length)).ShouldBeTrue();
        (await (await Shop.Http.SendAsync(message)).ShouldNameInvalidFieldsAsync()).ShouldBe(["Idempotency-Key"]);
    }

    protected PlaceOrder CreateRequest(string card, params OrderLine[] lines) => new(Customer, card, lines);
}
