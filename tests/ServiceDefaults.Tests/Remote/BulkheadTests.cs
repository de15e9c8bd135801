using Evolution.Contracts.Inventory;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>From phase 1 on: a bulkhead limits the concurrent calls to a service.</summary>
public sealed class BulkheadTests
{
    [Fact]
    public async Task A_bulkhead_admits_32_concurrent_calls_and_queues_the_others()
    {
        var release = new TaskCompletionSource();
        var (concurrentCount, maxConcurrentCount) = (0, 0);
        await using var payments = await Stub.StartAsync(async context =>
        {
            InterlockedMax(ref maxConcurrentCount, Interlocked.Increment(ref concurrentCount));
            await release.Task;
            Interlocked.Decrement(ref concurrentCount);
            await Stub.Returns(200, """{"productId":1,"available":2,"initial":3}""")(context);
        });
        await using var caller = Caller.Of(payments.Address, ("Remote:AttemptTimeout", "00:00:30"), ("Remote:TotalTimeout", "00:00:30"));

        Task<Stock>[] calls = [.. Enumerable.Range(0, 80).Select(_ => caller.GetAsync())];
        await Wait.UntilAsync("the first calls arrive", () => payments.Requests.Count >= 32);
        release.SetResult();

        (await Task.WhenAll(calls)).ShouldAllBe(stock => stock.Available == 2);
        payments.Requests.Count.ShouldBe(80);
        maxConcurrentCount.ShouldBe(32);
    }

    static void InterlockedMax(ref int max, int value)
    {
        for (var current = Volatile.Read(ref max); value > current; current = Volatile.Read(ref max)) Interlocked.CompareExchange(ref max, value, current);
    }
}
