using Evolution.ServiceDefaults.Errors;
using Polly.CircuitBreaker;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>From phase 1 on: a circuit breaker stops calls to a failing service.</summary>
public sealed class BreakerTests
{
    const string ValidBody = """{"productId":1,"available":2,"initial":3}""";

    [Fact]
    public async Task The_breaker_opens_after_a_few_failures_by_default_and_closes_again()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(500));
        await using var caller = Caller.Of(payments.Address, ("Remote:BreakDuration", "00:00:00.500"));

        for (var call = 1; await GetFailureAsync(caller) is not BrokenCircuitException; call++) call.ShouldBeLessThan(5, "the breaker is still closed");
        payments.Requests.Count.ShouldBeLessThan(12);

        payments.Handler = Stub.Returns(200, ValidBody);
        await Wait.UntilAsync("the breaker closes", async () => await GetFailureAsync(caller) is null);
        for (var call = 0; call < 20; call++) (await caller.GetAsync()).Available.ShouldBe(2);
    }

    [Fact]
    public async Task An_open_breaker_makes_no_calls_and_reports_when_to_retry()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(500));
        await using var caller = Caller.Of(payments.Address, ("Remote:BreakDuration", "00:05:00"), ("Remote:Retries", "0"), ("Remote:MinimumThroughput", "2"));
        while (await GetFailureAsync(caller) is not BrokenCircuitException) payments.Requests.Count.ShouldBeLessThan(10, "the breaker is still closed");

        var requestCount = payments.Requests.Count;
        var exception = await Should.ThrowAsync<DependencyException>(caller.PutAsync());
        exception.Dependency.ShouldBe("payments");
        exception.RetryAfter.ShouldBe(TimeSpan.FromMinutes(5));
        payments.Requests.Count.ShouldBe(requestCount);
    }

    [Fact]
    public async Task Refusals_do_not_open_the_breaker()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(409));
        await using var caller = Caller.Of(payments.Address, ("Remote:MinimumThroughput", "2"));
        for (var call = 0; call < 20; call++) (await caller.PutAsync()).Status.ShouldBe(409);
        payments.Requests.Count.ShouldBe(20);
    }

    [Fact]
    public async Task The_state_of_the_breaker_is_available_before_the_first_call()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(500));
        await using var caller = Caller.Of(payments.Address, ("Remote:BreakDuration", "00:05:00"), ("Remote:Retries", "0"), ("Remote:MinimumThroughput", "2"));
        (caller.Guarded.Name, caller.Guarded.BreakerState).ShouldBe(("payments", "closed"));

        while (await GetFailureAsync(caller) is not BrokenCircuitException) payments.Requests.Count.ShouldBeLessThan(10, "the breaker is still closed");

        caller.Guarded.BreakerState.ShouldBe("open");
    }

    static async Task<Exception?> GetFailureAsync(Caller caller)
    {
        try
        {
            await caller.GetAsync();
            return null;
        }
        catch (DependencyException exception)
        {
            exception.Dependency.ShouldBe("payments");
            return exception.InnerException ?? exception;
        }
    }
}
