using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using Evolution.Orders.Placing.Messages;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Orders.Tests.Reports;

/// <summary>The sales that result from messages, regardless of their order.</summary>
public sealed class SalesProjectionTests(SharedTransactionShop fixture) : IClassFixture<SharedTransactionShop>
{
    static int productCount;
    readonly int product = Interlocked.Increment(ref productCount);

    [Fact]
    public async Task Released_stock_corrects_the_level()
    {
        await HandleChargedAsync(quantity: 2, new(product, 5, Version: 2));
        await HandleReleasedAsync(new StockLevel(product, 8, Version: 3));
        (await ReadSalesAsync()).ShouldBe((2, 2 * 1999, 8));
    }

    [Fact]
    public async Task A_late_older_level_does_not_overwrite_a_newer_one()
    {
        await HandleChargedAsync(quantity: 1, new(product, 5, Version: 7));
        await HandleReleasedAsync(new StockLevel(product, 9, Version: 6));
        await HandleChargedAsync(quantity: 3, new(product, 6, Version: 5));
        (await ReadSalesAsync()).ShouldBe((4, 4 * 1999, 5));
    }

    [Fact]
    public async Task The_newest_of_several_levels_in_a_batch_is_stored()
    {
        await HandleAsync(new ConfirmOrderHandler(Outcomes, new([])), [CreateCharged(1, new(product, 4, Version: 9)), CreateCharged(2, new(product, 6, Version: 8))]);
        (await ReadSalesAsync()).ShouldBe((3, 3 * 1999, 4));
        await HandleReleasedAsync(new StockLevel(product, 7, Version: 11), new StockLevel(product, 5, Version: 10));
        (await ReadSalesAsync()).ShouldBe((3, 3 * 1999, 7));
    }

    [Fact]
    public async Task A_product_that_was_never_sold_is_not_in_the_sales()
    {
        await HandleReleasedAsync(new StockLevel(product, 8, Version: 3));
        (await fixture.Shop.ExecuteScalarAsync<int>("SELECT count(*) FROM orders.sales WHERE product_id = @product", new { product })).ShouldBe(0);
    }

    [Fact]
    public async Task A_level_received_before_an_older_first_sale_is_kept()
    {
        await HandleReleasedAsync(new StockLevel(product, 8, Version: 4));
        await HandleChargedAsync(quantity: 1, new(product, 7, Version: 3));
        (await ReadSalesAsync()).ShouldBe((1, 1999, 8));
    }

    [Fact]
    public async Task A_confirmed_order_is_not_closed_again()
    {
        var order = (await fixture.Shop.PlaceAsync(new("anna", "tok", [new(1, 1)]))).Id;
        await HandleAsync(new RefuseOrderHandler(Outcomes, new([])), [new StockRejected(order, OrderStatus.OutOfStock, "Out of stock.")]);
        await HandleAsync(new DeclineOrderHandler(Outcomes, new([])), [new PaymentDeclined(order, "No.")]);
        (await fixture.Shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders WHERE id = @order", new { order })).ShouldBe("confirmed");
    }

    Task HandleChargedAsync(int quantity, StockLevel level) => HandleAsync(new ConfirmOrderHandler(Outcomes, new([])), [CreateCharged(quantity, level)]);

    Task HandleReleasedAsync(params StockLevel[] levels) => HandleAsync(new CorrectStockHandler(), [new StockReleased(Guid.CreateVersion7(), levels)]);

    OrderOutcomes Outcomes => fixture.Shop.Services["orders"].GetRequiredService<OrderOutcomes>();

    PaymentCharged CreateCharged(int quantity, StockLevel level) =>
        new(Guid.CreateVersion7(), [new(product, "Chair", quantity, new Money(1999, "EUR"), level)], new Money(quantity * 1999, "EUR"));

    async Task HandleAsync<T>(ServiceDefaults.Messaging.IMessageHandler<T> handler, IReadOnlyList<T> messages) where T : IOrderMessage
    {
        await using var connection = await fixture.Shop.ConnectAsync();
        (await handler.HandleAsync(messages, connection, default)).ShouldAllBe(outcome => outcome.FollowUp == null);
    }

    async Task<(long Units, long Revenue, long Available)> ReadSalesAsync()
    {
        await using var connection = await fixture.Shop.ConnectAsync();
        await using var command = new NpgsqlCommand("SELECT units, revenue_minor, available FROM orders.sales JOIN orders.stock_levels USING (product_id) WHERE product_id = $1", connection) { Parameters = { new() { Value = product } } };
        await using var rows = await command.ExecuteReaderAsync();
        (await rows.ReadAsync()).ShouldBeTrue();
        return (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2));
    }
}
