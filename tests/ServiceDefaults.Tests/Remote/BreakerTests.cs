using Evolution.ServiceDefaults.Errors;
using Polly.CircuitBreaker;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>From phase 1 on: a service that fails is left alone for a while.</summary>
public sealed class BreakerTests
{
    const string Good = """{"productId":1,"available":2,"initial":3}""";

    [Fact]
    public async Task With_the_default_settings_it_opens_after_a_handful_of_failures_and_closes_again()
    {
        await using var payments = await Stub.StartAsync(Stub.Says(500));
        await using var caller = Caller.Of(payments.Address, ("Remote:BreakDuration", "00:00:00.500"));

        for (var call = 1; await FailureAsync(caller) is not BrokenCircuitException; call++) call.ShouldBeLessThan(5, "the breaker is still closed");
        payments.Requests.Count.ShouldBeLessThan(12);

        payments.Answer = Stub.Says(200, Good);
        await Eventually.HoldsAsync("the breaker closes", async () => await FailureAsync(caller) is null);
        for (var call = 0; call < 20; call++) (await caller.GetAsync()).Available.ShouldBe(2);
    }

    [Fact]
    public async Task While_it_is_open_the_service_is_left_alone_and_the_caller_is_told_when_to_come_back()
    {
        await using var payments = await Stub.StartAsync(Stub.Says(500));
        await using var caller = Caller.Of(payments.Address, ("Remote:BreakDuration", "00:05:00"), ("Remote:Retries", "0"), ("Remote:MinimumThroughput", "2"));
        while (await FailureAsync(caller) is not BrokenCircuitException) payments.Requests.Count.ShouldBeLessThan(10, "the breaker is still closed");

        var before = payments.Requests.Count;
        var failure = await Should.ThrowAsync<DependencyException>(caller.PutAsync());
        failure.Dependency.ShouldBe("payments");
        failure.RetryAfter.ShouldBe(TimeSpan.FromMinutes(5));
        payments.Requests.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Refusals_do_not_open_it()
    {
        await using var payments = await Stub.StartAsync(Stub.Says(409));
        await using var caller = Caller.Of(payments.Address, ("Remote:MinimumThroughput", "2"));
        for (var call = 0; call < 20; call++) (await caller.PutAsync()).Status.ShouldBe(409);
        payments.Requests.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Its_state_can_be_seen_also_before_the_first_call()
    {
        await using var payments = await Stub.StartAsync(Stub.Says(500));
        await using var caller = Caller.Of(payments.Address, ("Remote:BreakDuration", "00:05:00"), ("Remote:Retries", "0"), ("Remote:MinimumThroughput", "2"));
        (caller.Guarded.Name, caller.Guarded.Breaker).ShouldBe(("payments", "closed"));

        while (await FailureAsync(caller) is not BrokenCircuitException) payments.Requests.Count.ShouldBeLessThan(10, "the breaker is still closed");

        caller.Guarded.Breaker.ShouldBe("open");
    }

    static async Task<Exception?> FailureAsync(Caller caller)
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
