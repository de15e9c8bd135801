using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.Inventory.Reservations;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.Inventory.Tests.Reservations;

/// <summary>Orders received as messages are reserved in batches, each in one transaction.</summary>
public sealed class BatchTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Each_order_of_a_batch_gets_its_own_reply()
    {
        var products = await inventory.ImportAsync(5, 100);
        var (valid, late, unknown) = (CreatePlaced(new(products[0], 4), new(products[1], 2)), CreatePlaced(new(products[1], 1), new(products[0], 2)), CreatePlaced(new OrderLine(int.MaxValue, 1)));
        var replies = await ReserveAsync(valid, late, unknown);

        var reserved = replies[0].ShouldBeOfType<StockReserved>();
        (reserved.OrderId, reserved.CustomerId, reserved.Card, reserved.Total).ShouldBe((valid.OrderId, "anna", "tok", new Money(6 * 1999, "EUR")));
        reserved.Lines.Select(line => (line.ProductId, line.Quantity, line.Level.Available)).ShouldBe([(products[0], 4, 1), (products[1], 2, 98)]);
        replies[1].ShouldBe(new StockRejected(late.OrderId, OrderStatus.OutOfStock, $"Insufficient stock for product {products[0]}: 1 available, 2 requested."));
        replies[2].ShouldBe(new StockRejected(unknown.OrderId, OrderStatus.Rejected, $"There is no product {int.MaxValue}."));
        (await inventory.GetAvailableAsync(products)).ShouldBe([1, 98]);
    }

    [Fact]
    public async Task An_order_that_is_already_reserved_is_not_reserved_again_and_its_reply_is_repeated()
    {
        var product = (await inventory.ImportAsync(5)).Single();
        var order = CreatePlaced(new OrderLine(product, 1));
        var reply = (await ReserveAsync(order)).ShouldHaveSingleItem().ShouldBeOfType<StockReserved>();
        var repeatedReply = (await ReserveAsync(order)).ShouldHaveSingleItem().ShouldBeOfType<StockReserved>();
        repeatedReply.Lines.ShouldBe(reply.Lines);
        (repeatedReply with { Lines = reply.Lines }).ShouldBe(reply);
        (await inventory.GetAvailableAsync(product)).ShouldBe([4]);
    }

    [Fact]
    public async Task An_order_that_is_twice_in_a_batch_is_reserved_once()
    {
        var product = (await inventory.ImportAsync(5)).Single();
        var order = CreatePlaced(new OrderLine(product, 2));
        (await ReserveAsync(order, order)).Count.ShouldBe(2);
        (await inventory.GetAvailableAsync(product)).ShouldBe([3]);
    }

    [Fact]
    public async Task An_order_whose_total_exceeds_the_maximum_amount_is_rejected()
    {
        var products = await inventory.ImportAsync([.. Enumerable.Repeat(1_000L, Limits.Lines)]);
        await inventory.ExecuteAsync("UPDATE inventory.products SET price_minor = @Amount WHERE id = ANY(@products)", new { Limits.Amount, products });
        var order = CreatePlaced([.. products.Select(product => new OrderLine(product, Limits.Quantity))]);
        (await ReserveAsync(order)).ShouldHaveSingleItem().ShouldBe(new StockRejected(order.OrderId, OrderStatus.Rejected, "The total must not exceed 1000000000000 in the currency's smallest unit."));
        (await inventory.GetAvailableAsync(products[0])).ShouldBe([1_000]);

        var largestOrder = CreatePlaced(new OrderLine(products[0], 1));
        (await ReserveAsync(largestOrder)).ShouldHaveSingleItem().ShouldBeOfType<StockReserved>().Total.ShouldBe(new(Limits.Amount, "EUR"));
    }

    [Fact]
    public async Task An_order_whose_products_have_different_currencies_is_rejected()
    {
        var products = await inventory.ImportAsync(5, 5);
        await inventory.ExecuteAsync("UPDATE inventory.products SET currency = 'USD' WHERE id = @id", new { id = products[1] });
        var order = CreatePlaced(new(products[0], 1), new(products[1], 1));
        (await ReserveAsync(order)).ShouldHaveSingleItem().ShouldBe(new StockRejected(order.OrderId, OrderStatus.Rejected, "The products are priced in EUR and USD; an order must have a single currency."));
        (await inventory.GetAvailableAsync(products)).ShouldBe([5, 5]);
    }

    [Fact]
    public async Task Declined_orders_release_their_stock_and_publish_the_new_levels()
    {
        var products = await inventory.ImportAsync(5, 5);
        OrderPlaced[] orders = [CreatePlaced(new(products[0], 2), new(products[1], 1)), CreatePlaced(new OrderLine(products[0], 1))];
        await ReserveAsync(orders);

        var messages = await ReleaseAsync([.. orders.Select(order => order.OrderId), Guid.CreateVersion7()]);
        messages.Cast<StockReleased>().Select(message => message.OrderId).ShouldBe(orders.Select(order => order.OrderId), ignoreOrder: true);
        messages.Cast<StockReleased>().SelectMany(message => message.Levels).Where(level => level.ProductId == products[0]).ShouldAllBe(level => level.Available == 5);
        (await inventory.GetAvailableAsync(products)).ShouldBe([5, 5]);
        (await ReleaseAsync([orders[0].OrderId])).ShouldHaveSingleItem().ShouldBeOfType<StockReleased>().Levels.ShouldAllBe(level => level.Available == 5);
        (await inventory.GetAvailableAsync(products)).ShouldBe([5, 5]);
    }

    [Fact]
    public async Task The_version_of_a_level_increases_with_every_change()
    {
        var product = (await inventory.ImportAsync(100)).Single();
        var versions = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            var orders = new[] { CreatePlaced(new OrderLine(product, 1)), CreatePlaced(new OrderLine(product, 1)) };
            versions.AddRange((await ReserveAsync(orders)).Cast<StockReserved>().Select(message => message.Lines[0].Level.Version));
            versions.Add((await ReleaseAsync([orders[0].OrderId])).Cast<StockReleased>().Single().Levels[0].Version);
        }
        versions.ShouldBe(versions.Order());
        versions.ShouldBeUnique();
    }

    [Fact]
    public async Task Concurrent_batches_for_the_same_products_do_not_deadlock()
    {
        var products = await inventory.ImportAsync(10_000, 10_000, 10_000);
        var batches = Enumerable.Range(0, 10).Select(number => Enumerable.Range(0, 20).Select(_ => CreatePlaced([.. Shuffle(products, number).Select(product => new OrderLine(product, 1))])).ToArray()).ToArray();
        await Task.WhenAll(batches.Select(ReserveAsync).Concat(batches.Select(batch => ReleaseAsync([.. batch.Select(order => order.OrderId).Reverse()])))).WithTimeoutAsync("all batches complete");
        foreach (var batch in batches) await ReleaseAsync([.. batch.Select(order => order.OrderId)]);
        (await inventory.GetAvailableAsync(products)).ShouldBe([10_000, 10_000, 10_000]);
    }

    static OrderPlaced CreatePlaced(params OrderLine[] lines) => new(Guid.CreateVersion7(), "anna", "tok", lines);

    static int[] Shuffle(int[] products, int seed)
    {
        var copy = products.ToArray();
        new Random(seed).Shuffle(copy);
        return copy;
    }

    Task<IReadOnlyList<IOrderMessage>> ReserveAsync(params OrderPlaced[] orders) =>
        RunInTransactionAsync(connection => new ReserveStockHandler(new StockLedger(), new([])).HandleAsync(orders, connection, default));

    Task<IReadOnlyList<IOrderMessage>> ReleaseAsync(Guid[] orders) =>
        RunInTransactionAsync(connection => new ReleaseStockHandler(new StockLedger(), new([])).HandleAsync([.. orders.Select(order => new PaymentDeclined(order, "No."))], connection, default));

    async Task<IReadOnlyList<IOrderMessage>> RunInTransactionAsync(Func<NpgsqlConnection, Task<IReadOnlyList<MessageOutcome>>> handle)
    {
        await using var connection = new NpgsqlConnection($"{inventory.Database};Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        IOrderMessage[] replies = [.. (await handle(connection)).Select(outcome => outcome.FollowUp).OfType<IOrderMessage>()];
        await transaction.CommitAsync();
        return replies;
    }
}
