using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Remote;
using Microsoft.Extensions.Options;

namespace Evolution.Orders.Tests.Placing;

public sealed class PlacementLimiterTests : IAsyncDisposable
{
    static readonly Order Placed = new(Guid.Empty, "anna", OrderStatus.Confirmed, null, [], null, default);

    readonly PlacementLimiter limiter = new(Options.Create(new PlacementOptions { MaxConcurrentPlacements = 32, MaxQueuedPlacements = 0 }), new RemoteServiceOptions());

    public ValueTask DisposeAsync() => limiter.DisposeAsync();

    [Fact]
    public async Task The_limit_rises_with_each_order_that_is_placed_up_to_the_maximum()
    {
        (await PlaceAsync(40)).ShouldBe(8);
        (await PlaceAsync(40)).ShouldBe(16);
        (await PlaceAsync(40)).ShouldBe(32);
        (await PlaceAsync(40)).ShouldBe(32);
    }

    [Fact]
    public async Task The_limit_falls_with_each_order_that_a_dependency_fails_but_never_below_four()
    {
        (await PlaceAsync(40)).ShouldBe(8);

        await FailAsync(new DependencyException("payments", "Payments did not respond in time."), count: 2);
        (await PlaceAsync(40)).ShouldBe(14);

        await FailAsync(new DependencyException("payments", "Payments did not respond in time."), count: 100);
        (await PlaceAsync(40)).ShouldBe(4);
    }

    [Fact]
    public async Task Orders_that_fail_at_the_same_time_do_not_hold_back_the_last_permits()
    {
        for (var round = 0; round < 100; round++)
        {
            await FailAsync(new DependencyException("payments", "Payments did not respond in time."), count: 32);
            (await PlaceAsync(1)).ShouldBe(1);

            // The limit is now 5, and as many fail at once.
            using var barrier = new Barrier(5);
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Factory.StartNew(() => FailAtOnceAsync(barrier), TaskCreationOptions.LongRunning).Unwrap()));
            (await PlaceAsync(40)).ShouldBe(4);
        }

        async Task FailAtOnceAsync(Barrier barrier)
        {
            await Should.ThrowAsync<DependencyException>(() => limiter.PlaceAsync(
                () =>
                {
                    barrier.SignalAndWait(TimeSpan.FromSeconds(10));
                    throw new DependencyException("payments", "Payments did not respond in time.");
                },
                CancellationToken.None));
        }
    }

    [Fact]
    public async Task An_invalid_order_does_not_change_the_limit()
    {
        await FailAsync(new InvalidOrderException("lines", "An order needs at least one line."), count: 5);
        (await PlaceAsync(40)).ShouldBe(8);
    }

    /// <summary>Places orders at the same time.</summary>
    /// <returns>How many of them were not refused.</returns>
    async Task<int> PlaceAsync(int count)
    {
        var completion = new TaskCompletionSource<Order>();
        var orders = Enumerable.Range(0, count).Select(_ => limiter.PlaceAsync(() => completion.Task, CancellationToken.None)).ToArray();
        completion.SetResult(Placed);
        return (await Task.WhenAll(orders)).Count(order => order is not null);
    }

    async Task FailAsync(Exception exception, int count)
    {
        for (var i = 0; i < count; i++) (await Should.ThrowAsync<Exception>(() => limiter.PlaceAsync(() => Task.FromException<Order>(exception), CancellationToken.None))).ShouldBe(exception);
    }
}
