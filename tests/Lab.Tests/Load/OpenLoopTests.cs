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
    static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(10);

    static readonly Operation ReadFirst = new("read-first", "inventory", 1)
    {
        CreateRequest = _ => new(HttpMethod.Get, "/products/1"),
        IsExpectedStatus = status => status is HttpStatusCode.OK,
        Evaluate = RequestMix.ReadProduct.Evaluate,
    };

    [Fact]
    public async Task The_schedule_does_not_wait_for_responses()
    {
        var gate = new TaskCompletionSource();
        await using var shop = await Stub.StartAsync(async context =>
        {
            await gate.Task;
            await Stub.Returns(200, Product)(context);
        });
        await using var load = StartLoad(shop, requestsPerSecond: 200);

        await Wait.UntilAsync("50 requests are pending without any response", () => shop.Requests.Count > 50);
        load.Recording.Samples.ShouldAllBe(sample => sample.Outcome == RequestOutcome.Pending);
        gate.SetResult();
        await load.StopAsync(GracePeriod);

        load.Recording.Samples.ShouldAllBe(sample => sample.Outcome == RequestOutcome.Correct);
    }

    [Fact]
    public async Task Latency_is_measured_from_the_scheduled_time()
    {
        await using var shop = await Stub.StartAsync(Stub.Returns(200, Product));
        await using var load = StartLoad(shop, requestsPerSecond: 100);

        await Wait.UntilAsync("20 requests have completed", () => load.Recording.Samples.Count(sample => sample.Outcome is RequestOutcome.Correct) > 20);
        await load.StopAsync(GracePeriod);

        var samples = load.Recording.Samples;
        samples.Select(sample => sample.Scheduled).ShouldBe(samples.Select((_, index) => TimeSpan.FromSeconds(index * 0.01)));
        samples.ShouldAllBe(sample => sample.Latency > TimeSpan.Zero);
    }

    [Fact]
    public async Task Each_request_has_its_own_unsampled_trace()
    {
        var traces = new ConcurrentQueue<string>();
        await using var shop = await Stub.StartAsync(context =>
        {
            traces.Enqueue(context.Request.Headers.TraceParent.ToString());
            return Stub.Returns(200, Product)(context);
        });
        using var recorded = new Activity("caller") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await using var load = StartLoad(shop, requestsPerSecond: 100);

        await Wait.UntilAsync("3 requests were sent", () => traces.Count >= 3);
        await load.StopAsync(GracePeriod);

        var contexts = traces.Select(trace => ActivityContext.Parse(trace, null)).ToArray();
        contexts.ShouldAllBe(context => context.TraceFlags == ActivityTraceFlags.None);
        contexts.Select(context => context.TraceId).Append(recorded.TraceId).ShouldBeUnique();
    }

    [Fact]
    public async Task The_rate_can_be_changed_while_the_load_runs()
    {
        await using var shop = await Stub.StartAsync(Stub.Returns(200, Product));
        await using var load = StartLoad(shop, requestsPerSecond: 0.1);
        await Wait.UntilAsync("the first request was sent", () => load.Recording.Samples.Count is 1);

        load.RequestsPerSecond = 100;
        await Wait.UntilAsync("many more requests are sent, long before the second was originally due", () => load.Recording.Samples.Count > 20, TimeSpan.FromSeconds(9));
        await load.StopAsync(GracePeriod);

        var dueTimes = load.Recording.Samples.Skip(1).Select(sample => sample.Scheduled).ToArray();
        dueTimes.Zip(dueTimes.Skip(1), (previous, next) => (next - previous).TotalMilliseconds).ShouldAllBe(milliseconds => Math.Abs(milliseconds - 10) < 0.01);
    }

    [Fact]
    public async Task Each_kind_of_response_has_its_outcome()
    {
        RequestDelegate[] responses =
        [
            Stub.Returns(200, Product),
            Stub.Returns(200, """{"id":2,"name":"large oak chair","price":1.0}"""),
            Stub.Returns(200, "no JSON"),
            Stub.Returns(503),
            context =>
            {
                context.Abort();
                return Task.CompletedTask;
            },
        ];
        var next = -1;
        await using var shop = await Stub.StartAsync(context => responses[Interlocked.Increment(ref next) % responses.Length](context));
        await using var load = StartLoad(shop, requestsPerSecond: 50);

        await Wait.UntilAsync("ten requests have ended", () => load.Recording.Samples.Count(sample => sample.Outcome is not RequestOutcome.Pending) >= 10);
        await load.StopAsync(GracePeriod);

        load.Recording.Samples.Select(sample => sample.Outcome).Distinct().ShouldBe([RequestOutcome.Correct, RequestOutcome.Incorrect, RequestOutcome.Rejected, RequestOutcome.Unreachable], ignoreOrder: true);
        load.Recording.Samples.First(sample => sample.Outcome is RequestOutcome.Rejected).Status.ShouldBe(503);
    }

    [Fact]
    public async Task A_pending_request_at_the_end_of_the_load_has_no_response()
    {
        await using var shop = await Stub.StartAsync(Stub.Hang);
        await using var load = StartLoad(shop, requestsPerSecond: 50);

        await Wait.UntilAsync("a request is pending", () => shop.Requests.Count > 0);
        await load.StopAsync(TimeSpan.FromMilliseconds(50));

        load.Recording.Samples.ShouldAllBe(sample => sample.Outcome == RequestOutcome.TimedOut);
    }

    [Fact]
    public async Task Impatient_customers_repeat_a_request_with_its_key_until_they_have_a_response()
    {
        RequestDelegate[] responses = [Stub.Hang, Stub.Returns(503), Stub.Returns(201, """{"id":"5f2f6c0c-3c5e-4e0b-a8a2-3d8c3b6c2f10","status":"confirmed"}""")];
        var keys = new ConcurrentQueue<string>();
        await using var shop = await Stub.StartAsync(context =>
        {
            var key = context.Request.Headers["Idempotency-Key"].ToString();
            keys.Enqueue(key);
            return responses[keys.Count(earlier => earlier == key) - 1](context);
        });
        await using var load = new OpenLoop(new(shop.Address), [RequestMix.PlaceOrder], new(1, isVersioned: false), requestsPerSecond: 0.1, impatience: new(TimeSpan.FromMilliseconds(300), MaxAttempts: 5));

        await Wait.UntilAsync("the request has ended", () => load.Recording.Samples is [{ Outcome: not RequestOutcome.Pending }]);

        var sample = load.Recording.Samples.Single();
        (sample.Outcome, sample.Attempts).ShouldBe((RequestOutcome.Correct, 3));
        sample.Latency.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(600), "attempts are 300 ms apart, even after a fast refusal");
        keys.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(503, 2)]
    [InlineData(402, 1)]
    public async Task Impatient_customers_give_up_after_the_last_attempt_or_a_final_refusal(int status, int attempts)
    {
        await using var shop = await Stub.StartAsync(Stub.Returns(status));
        await using var load = new OpenLoop(new(shop.Address), [RequestMix.PlaceOrder], new(1, isVersioned: false), requestsPerSecond: 0.1, impatience: new(TimeSpan.FromMilliseconds(50), MaxAttempts: 2));

        await Wait.UntilAsync("the request has ended", () => load.Recording.Samples is [{ Outcome: not RequestOutcome.Pending }]);

        load.Recording.Samples.Single().Attempts.ShouldBe(attempts);
    }

    [Fact]
    public async Task The_same_seed_sends_the_same_requests_in_the_same_order()
    {
        var first = await GetSentOperationsAsync(7);
        var repeated = await GetSentOperationsAsync(7);
        var other = await GetSentOperationsAsync(8);

        repeated.Take(20).ShouldBe(first.Take(20));
        other.Take(20).ShouldNotBe(first.Take(20));
    }

    static async Task<IReadOnlyList<string>> GetSentOperationsAsync(int seed)
    {
        await using var shop = await Stub.StartAsync(Stub.Returns(200, Product));
        await using var load = new OpenLoop(new(shop.Address), RequestMix.All, new(seed, isVersioned: true), requestsPerSecond: 100);
        await Wait.UntilAsync("25 requests were sent", () => load.Recording.Samples.Count > 25);
        await load.StopAsync(GracePeriod);
        return [.. load.Recording.Samples.Select(sample => sample.Operation.Name)];
    }

    static OpenLoop StartLoad(Stub shop, double requestsPerSecond) => new(new(shop.Address), [ReadFirst], new(1, isVersioned: false), requestsPerSecond);
}
