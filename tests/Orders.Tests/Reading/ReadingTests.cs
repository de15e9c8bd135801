using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Reading;

public sealed class ReadingTests(SharedTransactionShop fixture) : IClassFixture<SharedTransactionShop>
{
    readonly string customer = $"{Guid.NewGuid():n}";

    Shop Shop => fixture.Shop;

    [Fact]
    public async Task A_customers_orders_are_listed_newest_first_in_pages()
    {
        var placedOrders = new List<Guid>();
        for (var number = 0; number < 5; number++) placedOrders.Insert(0, (await PlaceAsync()).Id);

        var (first, second, third) = (await Shop.ListAsync(customer, 1, 2), await Shop.ListAsync(customer, 2, 2), await Shop.ListAsync(customer, 3, 2));
        new[] { first, second, third }.SelectMany(page => page.Items).Select(order => order.Id).ShouldBe(placedOrders);
        (first.Number, first.Size, first.Total, third.Items.Count).ShouldBe((1, 2, 5, 1));
        (await Shop.ListAsync(customer, 4, 2)).Items.ShouldBeEmpty();
        (await Shop.ListAsync("nobody")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_listed_order_equals_the_order_read_by_id()
    {
        var order = await PlaceAsync();
        (await Shop.Http.GetStringAsync($"/orders?customerId={customer}")).ShouldContain(await Shop.Http.GetStringAsync($"/orders/{order.Id}"));
    }

    [Fact]
    public async Task A_completed_order_is_cached()
    {
        var order = await PlaceAsync();
        await Shop.ReadAsync(order.Id);
        await Shop.ExecuteAsync("UPDATE orders.orders SET status = 'declined' WHERE id = @Id", new { order.Id });
        (await Shop.ReadAsync(order.Id)).Status.ShouldBe(OrderStatus.Confirmed);
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("undoing")]
    public async Task An_open_order_is_not_cached(string status)
    {
        var order = await PlaceAsync(read: false);
        await Shop.ExecuteAsync("UPDATE orders.orders SET status = @status WHERE id = @Id", new { order.Id, status });
        (await Shop.ReadAsync(order.Id)).Status.ShouldBe(OrderStatus.Pending);
        await Shop.ExecuteAsync("UPDATE orders.orders SET status = 'confirmed' WHERE id = @Id", new { order.Id });
        (await Shop.ReadAsync(order.Id)).Status.ShouldBe(OrderStatus.Confirmed);
    }

    [Fact]
    public async Task An_unknown_order_returns_404() => await (await Shop.Http.GetAsync($"/orders/{Guid.NewGuid()}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/orders?customerId=anna&page=0&pageSize=101", new[] { "page", "pageSize" })]
    [InlineData("/orders?customerId=anna&page=1000001", new[] { "page" })]
    [InlineData("/orders?customerId=%00", new[] { "customerId" })]
    [InlineData("/orders?customerId=", new[] { "customerId" })]
    [InlineData("/reports/sales?top=0", new[] { "top" })]
    [InlineData("/reports/sales?top=101", new[] { "top" })]
    public async Task The_error_names_every_invalid_parameter(string path, string[] fields) => (await (await Shop.Http.GetAsync(path)).ShouldNameInvalidFieldsAsync()).ShouldBe(fields);

    [Fact]
    public async Task Listing_orders_without_a_customer_returns_400() => await (await Shop.Http.GetAsync("/orders")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);

    async Task<Order> PlaceAsync(bool read = true)
    {
        var response = await Shop.PostAsync(new(customer, TestCards.Approved, [new(2, 1), new(1, 2)]));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var order = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Order))!;
        return read ? await Shop.ReadAsync(order.Id) : order;
    }
}
