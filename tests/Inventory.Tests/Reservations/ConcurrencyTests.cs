using System.Net;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Tests.Reservations;

/// <summary>Concurrent reservations and releases.</summary>
public sealed class ConcurrencyTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task The_last_item_in_stock_is_sold_exactly_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var product = (await inventory.ImportAsync(1)).Single();
            var statuses = await CallConcurrentlyAsync(20, _ => inventory.ReserveAsync(Guid.CreateVersion7(), new OrderLine(product, 1)));
            statuses.Count(status => status is HttpStatusCode.OK).ShouldBe(1);
            statuses.Count(status => status is HttpStatusCode.Conflict).ShouldBe(19);
            (await inventory.GetAvailableAsync(product)).ShouldBe([0]);
        }
    }

    [Fact]
    public async Task Reservations_of_the_same_products_in_opposite_order_do_not_deadlock()
    {
        var products = await inventory.ImportAsync(1_000, 1_000, 1_000, 1_000);
        var statuses = await CallConcurrentlyAsync(60, number =>
        {
            var lines = products.Select(product => new OrderLine(product, 1));
            return inventory.ReserveAsync(Guid.CreateVersion7(), [.. number % 2 is 0 ? lines : lines.Reverse()]);
        });
        statuses.ShouldAllBe(status => status == HttpStatusCode.OK);
        (await inventory.GetAvailableAsync(products)).ShouldBe([940, 940, 940, 940]);
    }

    [Fact]
    public async Task Concurrent_reservations_of_the_same_order_take_stock_once()
    {
        var (product, order) = ((await inventory.ImportAsync(100)).Single(), Guid.CreateVersion7());
        var statuses = await CallConcurrentlyAsync(20, _ => inventory.ReserveAsync(order, new OrderLine(product, 1)));
        statuses.ShouldAllBe(status => status == HttpStatusCode.OK);
        (await inventory.GetAvailableAsync(product)).ShouldBe([99]);
    }

    [Fact]
    public async Task Concurrent_reservation_and_release_of_an_order_leave_nothing_reserved()
    {
        var product = (await inventory.ImportAsync(100)).Single();
        for (var round = 0; round < 20; round++)
        {
            var order = Guid.CreateVersion7();
            var statuses = await CallConcurrentlyAsync(6, number => number % 2 is 0 ? inventory.ReserveAsync(order, new OrderLine(product, 1)) : inventory.ReleaseAsync(order));
            statuses.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.Gone);
            (await inventory.GetAvailableAsync(product)).ShouldBe([100]);
        }
    }

    static async Task<HttpStatusCode[]> CallConcurrentlyAsync(int count, Func<int, Task<HttpResponseMessage>> call) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, count).Select(call))).Select(response => response.StatusCode)];
}
