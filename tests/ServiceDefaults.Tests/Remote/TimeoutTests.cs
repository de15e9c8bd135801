using Evolution.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>From phase 1 on: timeouts.</summary>
public sealed class TimeoutTests
{
    [Fact]
    public async Task An_attempt_that_times_out_is_retried()
    {
        await using var payments = await Stub.StartAsync(Stub.Hang);
        await using var caller = Caller.Of(payments.Address, ("Remote:AttemptTimeout", "00:00:00.100"), ("Remote:TotalTimeout", "00:00:30"), ("Remote:Retries", "1"));
        await ShouldTimeOutAsync(caller);
        payments.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task All_attempts_together_have_a_timeout()
    {
        await using var payments = await Stub.StartAsync(Stub.Hang);
        await using var caller = Caller.Of(payments.Address, ("Remote:AttemptTimeout", "00:00:30"), ("Remote:TotalTimeout", "00:00:00.200"));
        await ShouldTimeOutAsync(caller);
        payments.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_response_body_that_stalls_times_out()
    {
        await using var payments = await Stub.StartAsync(async context =>
        {
            await context.Response.WriteAsync("""{"productId":1,""");
            await Stub.Hang(context);
        });
        await using var caller = Caller.Of(payments.Address, ("Remote:AttemptTimeout", "00:00:00.100"), ("Remote:TotalTimeout", "00:00:30"), ("Remote:Retries", "1"));
        await ShouldTimeOutAsync(caller);
        payments.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_canceled_call_is_not_a_failure_of_the_service()
    {
        await using var payments = await Stub.StartAsync(Stub.Hang);
        await using var caller = Caller.Of(payments.Address);
        using var cancellation = new CancellationTokenSource();
        var call = caller.GetAsync(cancellation.Token);
        await Wait.UntilAsync("the call arrives", () => payments.Requests.Count > 0);
        cancellation.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(call);
    }

    static async Task ShouldTimeOutAsync(Caller caller)
    {
        var exception = await Should.ThrowAsync<DependencyException>(caller.GetAsync());
        exception.Dependency.ShouldBe("payments");
        exception.Message.ShouldBe("payments did not respond in time.");
    }
}
