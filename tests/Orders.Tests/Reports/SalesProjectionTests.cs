using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using Evolution.Orders.Placing.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
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
        await HandleAsync(CreateConfirmHandler(), [await CreateChargedAsync(1, new(product, 4, Version: 9)), await CreateChargedAsync(2, new(product, 6, Version: 8))]);
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
        (await GetStatusAsync(order)).ShouldBe("confirmed");
    }

    [Fact]
    public async Task An_order_that_is_charged_again_by_another_message_counts_once()
    {
        var charged = await CreateChargedAsync(2, new(product, 5, Version: 1));
        var otherCharged = await CreateChargedAsync(1, new(product, 4, Version: 2));
        await HandleAsync(CreateConfirmHandler(), [charged, charged]);
        await HandleAsync(CreateConfirmHandler(), [charged, otherCharged]);
        (await ReadSalesAsync()).ShouldBe((3, 3 * 1999, 4));
    }

    [Fact]
    public async Task A_total_that_exceeds_64_bits_does_not_prevent_an_order_from_being_confirmed()
    {
        await HandleChargedAsync(quantity: 1, new(product, 5, Version: 1));
        await fixture.Shop.ExecuteAsync("UPDATE orders.sales SET revenue_minor = 9223372036854775807 WHERE product_id = @product", new { product });
        await fixture.Shop.ExecuteAsync("INSERT INTO orders.sales_totals VALUES ('XTS', 1, 9223372036854775807, now())");

        var order = await CreateChargedAsync(1, new(product, 4, Version: 2), "XTS");
        await HandleAsync(CreateConfirmHandler(), [order]);
        (await GetStatusAsync(order.OrderId)).ShouldBe("confirmed");
        (await fixture.Shop.ExecuteScalarAsync<decimal>("SELECT revenue_minor FROM orders.sales WHERE product_id = @product", new { product })).ShouldBe(9223372036854775807m + 1999);
        (await fixture.Shop.ExecuteScalarAsync<decimal>("SELECT charged_minor FROM orders.sales_totals WHERE currency = 'XTS'")).ShouldBe(9223372036854775807m + 1999);
    }

    [Fact]
    public async Task A_projection_that_cannot_be_written_does_not_prevent_an_order_from_being_confirmed()
    {
        await fixture.Shop.ExecuteAsync("ALTER TABLE orders.sales ADD CONSTRAINT no_such_product CHECK (name <> 'Unwritable')");
        var order = await CreateChargedAsync(1, new(product, 5, Version: 1));
        await HandleAsync(CreateConfirmHandler(), [order with { Lines = [order.Lines[0] with { Name = "Unwritable" }] }]);
        (await GetStatusAsync(order.OrderId)).ShouldBe("confirmed");
        (await fixture.Shop.ExecuteScalarAsync<int>("SELECT count(*) FROM orders.sales WHERE product_id = @product", new { product })).ShouldBe(0);
    }

    async Task HandleChargedAsync(int quantity, StockLevel level) => await HandleAsync(CreateConfirmHandler(), [await CreateChargedAsync(quantity, level)]);

    Task HandleReleasedAsync(params StockLevel[] levels) => HandleAsync(new CorrectStockHandler(), [new StockReleased(Guid.CreateVersion7(), levels)]);

    OrderOutcomes Outcomes => fixture.Shop.Services["orders"].GetRequiredService<OrderOutcomes>();

    ConfirmOrderHandler CreateConfirmHandler() => new(Outcomes, new([]), NullLogger<ConfirmOrderHandler>.Instance);

    /// <summary>Stores a pending order, and creates the message that it was charged.</summary>
    async Task<PaymentCharged> CreateChargedAsync(int quantity, StockLevel level, string currency = "EUR")
    {
        var order = Guid.CreateVersion7();
        await fixture.Shop.ExecuteAsync("INSERT INTO orders.orders (id, customer_id, status, placed_at) VALUES (@order, 'anna', 'pending', now())", new { order });
        return new(order, [new(product, "Chair", quantity, new Money(1999, currency), level)], new Money(quantity * 1999, currency));
    }

    Task<string?> GetStatusAsync(Guid order) => fixture.Shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders WHERE id = @order", new { order });

    async Task HandleAsync<T>(ServiceDefaults.Messaging.IMessageHandler<T> handler, IReadOnlyList<T> messages) where T : IOrderMessage
    {
        await using var connection = await fixture.Shop.ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        (await handler.HandleAsync(messages, connection, default)).ShouldAllBe(outcome => outcome.FollowUp == null);
        await transaction.CommitAsync();
    }

    async Task<(long Units, long Revenue, long Available)> ReadSalesAsync()
    {
        await using var connection = await fixture.Shop.ConnectAsync();
        await using var command = new NpgsqlCommand("SELECT units, revenue_minor, available FROM orders.sales JOIN orders.stock_levels USING (product_id) WHERE product_id = $1", connection) { Parameters = { new() { Value = product } } };
        await using var rows = await command.ExecuteReaderAsync();
        (await rows.ReadAsync()).ShouldBeTrue();
        return (rows.GetInt64(0), (long)rows.GetDecimal(1), rows.GetInt64(2));
    }
}
