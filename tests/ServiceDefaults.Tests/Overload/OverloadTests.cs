using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab;

namespace Evolution.ServiceDefaults.Tests.Overload;

/// <summary>An overloaded service rejects requests over its limits and completes all others.</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task Requests_over_the_limit_return_503_with_Retry_After_immediately_and_all_others_succeed()
    {
        await using var service = await OverloadedService.StartAsync(maxConcurrent: 2, maxQueued: 3);
        var runningCalls = Enumerable.Range(0, 2).Select(_ => service.SendAsync()).ToArray();
        await Wait.UntilAsync("two requests run", () => service.RunningCount is 2);
        var queuedCalls = Enumerable.Range(0, 3).Select(_ => service.SendAsync()).ToArray();
        await Wait.UntilAsync("three requests are queued", () => service.QueuedCount is 3);

        var rejection = await service.SendAsync();
        var problem = await rejection.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable);
        problem.Detail.ShouldBe("The service is overloaded. Try again later.");
        problem.Dependency.ShouldBeNull();
        rejection.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(1));
        service.RunningCount.ShouldBe(2, "never more concurrently");

        service.Release();
        foreach (var response in await Task.WhenAll([.. runningCalls, .. queuedCalls]).WithTimeoutAsync("all accepted requests complete")) response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        service.MaxRunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task The_service_becomes_unhealthy_before_requests_are_rejected_and_recovers_when_the_load_ends()
    {
        await using var service = await OverloadedService.StartAsync(maxConcurrent: 1, maxQueued: 4);
        List<Task<HttpResponseMessage>> calls = [service.SendAsync()];
        await Wait.UntilAsync("one request runs", () => service.RunningCount is 1);
        (await service.GetHealthAsync()).ShouldBe(HttpStatusCode.OK, "a busy service is not overloaded");

        calls.AddRange([service.SendAsync(), service.SendAsync()]);
        await Wait.UntilAsync("the service is unhealthy", async () => await service.GetHealthAsync() is HttpStatusCode.ServiceUnavailable);
        calls.AddRange([service.SendAsync(), service.SendAsync()]);

        service.Release();
        foreach (var response in await Task.WhenAll(calls).WithTimeoutAsync("all requests complete")) response.StatusCode.ShouldBe(HttpStatusCode.OK, "no request was rejected yet");
        (await service.GetHealthAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Health_checks_and_the_lab_respond_under_overload()
    {
        await using var service = await OverloadedService.StartAsync(maxConcurrent: 1, maxQueued: 0);
        var call = service.SendAsync();
        await Wait.UntilAsync("the limit is reached", () => service.RunningCount is 1);

        (await service.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await service.Http.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await service.Http.GetAsync("/health")).Content.ReadAsStringAsync()).ShouldBe("Unhealthy", "the health check itself is not rejected");
        (await service.Http.GetAsync("/lab/faults")).StatusCode.ShouldBe(HttpStatusCode.OK);

        service.Release();
        await call;
    }

    [Fact]
    public async Task A_canceled_request_leaves_the_queue()
    {
        await using var service = await OverloadedService.StartAsync(maxConcurrent: 1, maxQueued: 1);
        var runningCall = service.SendAsync();
        await Wait.UntilAsync("one request runs", () => service.RunningCount is 1);
        using var cancellation = new CancellationTokenSource();
        var canceledCall = service.SendAsync(cancellation.Token);
        await Wait.UntilAsync("the other request is queued", () => service.QueuedCount is 1);

        await cancellation.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(canceledCall);
        await Wait.UntilAsync("the queue is empty", () => service.QueuedCount is 0);
        var nextCall = service.SendAsync();

        service.Release();
        (await nextCall.WithTimeoutAsync("the request completes")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await runningCall).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_service_with_a_hang_fault_queues_no_more_than_its_limit()
    {
        await using var service = await OverloadedService.StartAsync(maxConcurrent: 2, maxQueued: 1);
        service.Release();
        (await service.Http.PutAsJsonAsync("/lab/faults", new Faults(Hang: true))).EnsureSuccessStatusCode();
        var hangingCalls = Enumerable.Range(0, 3).Select(_ => service.SendAsync()).ToArray();
        await Wait.UntilAsync("the queue is full", () => service.QueuedCount is 1);
        (await service.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        (await service.Http.DeleteAsync("/lab/faults")).EnsureSuccessStatusCode();
        foreach (var response in await Task.WhenAll(hangingCalls).WithTimeoutAsync("the hanging requests complete")) response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
