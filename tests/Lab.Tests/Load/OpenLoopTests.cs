using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Evolution.Lab.Load;
using Evolution.Testing;
using Microsoft.AspNetCore.Http;

namespace Evolution.Lab.Tests.Load;

public class OpenLoopTests
{
    const string Product = """{"id":1,"name":"small oak chair","price":1.0}""";
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    static readonly Operation ReadFirst = new("read-first", "inventory", 1)
    {
        Ask = _ => new(HttpMethod.Get, "/products/1"),
        Expects = status => status is HttpStatusCode.OK,
        Judge = Mix.ReadProduct.Judge,
    };

    [Fact]
    public async Task The_schedule_does_not_wait_for_answers()
    {
        var gate = new TaskCompletionSource();
        await using var shop = await Stub.StartAsync(async context =>
        {
            await gate.Task;
            await Stub.Says(200, Product)(context);
        });
        await using var load = Start(shop, perSecond: 200);

        await Eventually.HoldsAsync("50 requests are under way though none is answered", () => shop.Requests.Count > 50);
        load.Recording.Samples.ShouldAllBe(sample => sample.Outcome == Outcome.Pending);
        gate.SetResult();
        await load.StopAsync(Grace);

        load.Recording.Samples.ShouldAllBe(sample => sample.Outcome == Outcome.Right);
    }

    [Fact]
    public async Task Latency_counts_from_the_moment_when_a_request_was_due()
    {
        await using var shop = await Stub.StartAsync(Stub.Says(200, Product));
        await using var load = Start(shop, perSecond: 100);

        await Eventually.HoldsAsync("20 requests are answered", () => load.Recording.Samples.Count(sample => sample.Outcome is Outcome.Right) > 20);
        await load.StopAsync(Grace);

        var samples = load.Recording.Samples;
        samples.Select(sample => sample.Scheduled).ShouldBe(samples.Select((_, index) => TimeSpan.FromSeconds(index * 0.01)));
        samples.ShouldAllBe(sample => sample.Latency > TimeSpan.Zero);
    }

    [Fact]
    public async Task Each_request_has_a_trace_of_its_own_and_asks_not_to_be_recorded()
    {
        var traces = new ConcurrentQueue<string>();
        await using var shop = await Stub.StartAsync(context =>
        {
            traces.Enqueue(context.Request.Headers.TraceParent.ToString());
            return Stub.Says(200, Product)(context);
        });
        using var recorded = new Activity("caller") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await using var load = Start(shop, perSecond: 100);

        await Eventually.HoldsAsync("3 requests were sent", () => traces.Count >= 3);
        await load.StopAsync(Grace);

        var contexts = traces.Select(trace => ActivityContext.Parse(trace, null)).ToArray();
        contexts.ShouldAllBe(context => context.TraceFlags == ActivityTraceFlags.None);
        contexts.Select(context => context.TraceId).Append(recorded.TraceId).ShouldBeUnique();
    }

    [Fact]
    public async Task The_rate_can_be_changed_while_the_load_goes_on()
    {
        await using var shop = await Stub.StartAsync(Stub.Says(200, Product));
        await using var load = Start(shop, perSecond: 0.1);
        await Eventually.HoldsAsync("the first request was sent", () => load.Recording.Samples.Count is 1);

        load.PerSecond = 100;
        await Eventually.HoldsAsync("there are many more, long before the second was due at first", () => load.Recording.Samples.Count > 20, TimeSpan.FromSeconds(9));
        await load.StopAsync(Grace);

        var due = load.Recording.Samples.Skip(1).Select(sample => sample.Scheduled).ToArray();
        due.Zip(due.Skip(1), (one, next) => (next - one).TotalMilliseconds).ShouldAllBe(milliseconds => Math.Abs(milliseconds - 10) < 0.01);
    }

    [Fact]
    public async Task Each_end_has_its_name()
    {
        RequestDelegate[] answers =
        [
            Stub.Says(200, Product),
            Stub.Says(200, """{"id":2,"name":"large oak chair","price":1.0}"""),
            Stub.Says(200, "no JSON"),
            Stub.Says(503),
            context =>
            {
                context.Abort();
                return Task.CompletedTask;
            },
        ];
        var next = -1;
        await using var shop = await Stub.StartAsync(context => answers[Interlocked.Increment(ref next) % answers.Length](context));
        await using var load = Start(shop, perSecond: 50);

        await Eventually.HoldsAsync("ten requests have ended", () => load.Recording.Samples.Count(sample => sample.Outcome is not Outcome.Pending) >= 10);
        await load.StopAsync(Grace);

        load.Recording.Samples.Select(sample => sample.Outcome).Distinct().ShouldBe([Outcome.Right, Outcome.Wrong, Outcome.Refused, Outcome.Unreachable], ignoreOrder: true);
        load.Recording.Samples.First(sample => sample.Outcome is Outcome.Refused).Status.ShouldBe(503);
    }

    [Fact]
    public async Task What_is_not_answered_when_the_load_ends_has_no_answer()
    {
        await using var shop = await Stub.StartAsync(Stub.Hang);
        await using var load = Start(shop, perSecond: 50);

        await Eventually.HoldsAsync("a request hangs", () => shop.Requests.Count > 0);
        await load.StopAsync(TimeSpan.FromMilliseconds(50));

        load.Recording.Samples.ShouldAllBe(sample => sample.Outcome == Outcome.NoAnswer);
    }

    [Fact]
    public async Task The_same_seed_asks_for_the_same_in_the_same_order()
    {
        var first = await AskedAsync(7);
        var again = await AskedAsync(7);
        var other = await AskedAsync(8);

        again.Take(20).ShouldBe(first.Take(20));
        other.Take(20).ShouldNotBe(first.Take(20));
    }

    static async Task<IReadOnlyList<string>> AskedAsync(int seed)
    {
        await using var shop = await Stub.StartAsync(Stub.Says(200, Product));
        await using var load = new OpenLoop(new(shop.Address), Mix.Everything, new(seed, versioned: true), perSecond: 100);
        await Eventually.HoldsAsync("25 requests were sent", () => load.Recording.Samples.Count > 25);
        await load.StopAsync(Grace);
        return [.. load.Recording.Samples.Select(sample => sample.Operation.Name)];
    }

    static OpenLoop Start(Stub shop, double perSecond) => new(new(shop.Address), [ReadFirst], new(1, versioned: false), perSecond);
}
