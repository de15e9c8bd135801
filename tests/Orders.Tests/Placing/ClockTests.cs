using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Orders.Tests.Placing;

/// <summary>The clocks of the service and of the database differ.</summary>
public sealed class ClockTests(AllServers servers)
{
    [Fact]
    public async Task Orders_are_confirmed_while_Payments_is_slow_although_the_clock_of_Orders_is_behind()
    {
        await using var shop = await Shop.CreateAsync(servers, OrderPlacement.Compensation, services => services.AddSingleton<TimeProvider>(new WrongClock(TimeSpan.FromSeconds(-12))));
        await shop.StartAsync(("Orders:PollInterval", "00:00:00.050"), ("Remote:AttemptTimeout", "00:00:05"), ("Remote:TotalTimeout", "00:00:08"));
        shop.PaymentsProxy.AddLatency(TimeSpan.FromMilliseconds(300));
        var orders = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.PlaceAsync(new("anna", TestCards.Approved, [new(1, 1)]))));
        orders.ShouldAllBe(order => order.Status == OrderStatus.Confirmed);
    }

    [Fact]
    public async Task An_abandoned_order_is_undone_although_the_clock_of_Orders_is_ahead()
    {
        await using var shop = await Shop.CreateAsync(servers, OrderPlacement.Compensation, services => services.AddSingleton<TimeProvider>(new WrongClock(TimeSpan.FromHours(1))));
        await shop.StartAsync(("Orders:PollInterval", "00:00:00.050"), ("Orders:AbandonedAfter", "00:00:01"), ("Remote:Breaker", "None"));
        shop.PaymentsProxy.Hold();
        var response = shop.PostAsync(new("anna", TestCards.Approved, [new(1, 1)]));
        await Wait.UntilAsync("the order is being undone", async () => await shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders") is "undoing");
        shop.PaymentsProxy.Restore();
        await Wait.UntilAsync("the order is undone", async () => await shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders") is "failed");
        await response;
    }

    sealed class WrongClock(TimeSpan offset) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
    }
}
