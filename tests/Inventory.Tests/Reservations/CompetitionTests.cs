using System.Net;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Tests.Reservations;

/// <summary>Many at once.</summary>
public sealed class CompetitionTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Of_all_who_want_the_last_piece_exactly_one_gets_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var product = (await inventory.ImportAsync(1)).Single();
            var answers = await AtOnceAsync(20, _ => inventory.ReserveAsync(Guid.CreateVersion7(), new OrderLine(product, 1)));
            answers.Count(status => status is HttpStatusCode.OK).ShouldBe(1);
            answers.Count(status => status is HttpStatusCode.Conflict).ShouldBe(19);
            (await inventory.AvailableAsync(product)).ShouldBe([0]);
        }
    }

    [Fact]
    public async Task Orders_that_want_the_same_products_in_opposite_order_never_deadlock()
    {
        var products = await inventory.ImportAsync(1_000, 1_000, 1_000, 1_000);
        var answers = await AtOnceAsync(60, number =>
        {
            var lines = products.Select(product => new OrderLine(product, 1));
            return inventory.ReserveAsync(Guid.CreateVersion7(), [.. number % 2 is 0 ? lines : lines.Reverse()]);
        });
        answers.ShouldAllBe(status => status == HttpStatusCode.OK);
        (await inventory.AvailableAsync(products)).ShouldBe([940, 940, 940, 940]);
    }

    [Fact]
    public async Task The_same_order_many_times_at_once_takes_stock_once()
    {
        var (product, order) = ((await inventory.ImportAsync(100)).Single(), Guid.CreateVersion7());
        var answers = await AtOnceAsync(20, _ => inventory.ReserveAsync(order, new OrderLine(product, 1)));
        answers.ShouldAllBe(status => status == HttpStatusCode.OK);
        (await inventory.AvailableAsync(product)).ShouldBe([99]);
    }

    [Fact]
    public async Task Reserving_and_releasing_the_same_order_at_once_leaves_nothing_taken()
    {
        var product = (await inventory.ImportAsync(100)).Single();
        for (var round = 0; round < 20; round++)
        {
            var order = Guid.CreateVersion7();
            var answers = await AtOnceAsync(6, number => number % 2 is 0 ? inventory.ReserveAsync(order, new OrderLine(product, 1)) : inventory.ReleaseAsync(order));
            answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.Gone);
            (await inventory.AvailableAsync(product)).ShouldBe([100]);
        }
    }

    static async Task<HttpStatusCode[]> AtOnceAsync(int count, Func<int, Task<HttpResponseMessage>> call) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, count).Select(call))).Select(response => response.StatusCode)];
}
