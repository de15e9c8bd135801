using Evolution.ServiceDefaults.Errors;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>Phase 0: a client without timeouts, retries and breaker.</summary>
public sealed class NoResilienceTests
{
    static readonly TimeSpan ConfiguredTimeout = TimeSpan.FromMilliseconds(100);
    static readonly (string, string)[] Timeouts = [("Remote:AttemptTimeout", ConfiguredTimeout.ToString()), ("Remote:TotalTimeout", ConfiguredTimeout.ToString())];
    static readonly (string, string)[] NoResilience = [("Remote:Breaker", "None"), .. Timeouts];

    [Fact]
    public async Task A_call_without_resilience_has_no_timeout()
    {
        var release = new TaskCompletionSource();
        await using var payments = await Stub.StartAsync(async context =>
        {
            await release.Task;
            await Stub.Returns(200, """{"productId":1,"available":2,"initial":3}""")(context);
        });
        await using var caller = Caller.Of(payments.Address, NoResilience);
        await using var protectedCaller = Caller.Of(payments.Address, [("Remote:Breaker", "CircuitBreaker"), ("Remote:Retries", "0"), .. Timeouts]);

        var call = caller.GetAsync();
        await Wait.UntilAsync("the call arrives", () => payments.Requests.Count > 0);
        (await Should.ThrowAsync<DependencyException>(protectedCaller.PutAsync())).Message.ShouldBe("payments did not respond in time.");
        call.IsCompleted.ShouldBeFalse();
        caller.Http.Timeout.ShouldBe(Timeout.InfiniteTimeSpan);

        release.SetResult();
        (await call).Available.ShouldBe(2);
        payments.Requests.Count(request => request is "GET /stock").ShouldBe(1);
    }

    [Fact]
    public async Task Calls_without_resilience_are_neither_retried_nor_blocked()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(500));
        await using var caller = Caller.Of(payments.Address, NoResilience);
        for (var call = 0; call < 20; call++) (await Should.ThrowAsync<DependencyException>(caller.GetAsync())).Dependency.ShouldBe("payments");
        payments.Requests.Count.ShouldBe(20);
    }
}
