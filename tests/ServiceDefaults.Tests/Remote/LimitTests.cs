using Evolution.Contracts.Inventory;
using Evolution.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>From phase 1 on: time limits, and how many may call at once.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up_and_tried_again()
    {
        await using var payments = await Stub.StartAsync(Stub.Hang);
        await using var caller = Caller.Of(payments.Address, ("Remote:AttemptLimit", "00:00:00.100"), ("Remote:TotalLimit", "00:00:30"), ("Remote:Retries", "1"));
        await ShouldTakeTooLongAsync(caller);
        payments.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task All_attempts_together_have_a_limit()
    {
        await using var payments = await Stub.StartAsync(Stub.Hang);
        await using var caller = Caller.Of(payments.Address, ("Remote:AttemptLimit", "00:00:30"), ("Remote:TotalLimit", "00:00:00.200"));
        await ShouldTakeTooLongAsync(caller);
        payments.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_stops_in_the_middle_takes_too_long_as_well()
    {
        await using var payments = await Stub.StartAsync(async context =>
        {
            await context.Response.WriteAsync("""{"productId":1,""");
            await Stub.Hang(context);
        });
        await using var caller = Caller.Of(payments.Address, ("Remote:AttemptLimit", "00:00:00.100"), ("Remote:TotalLimit", "00:00:30"), ("Remote:Retries", "1"));
        await ShouldTakeTooLongAsync(caller);
        payments.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_service_is_called_by_32_at_once_and_others_wait_for_their_turn()
    {
        var answer = new TaskCompletionSource();
        var (under, most) = (0, 0);
        await using var payments = await Stub.StartAsync(async context =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref under));
            await answer.Task;
            Interlocked.Decrement(ref under);
            await Stub.Says(200, """{"productId":1,"available":2,"initial":3}""")(context);
        });
        await using var caller = Caller.Of(payments.Address, ("Remote:AttemptLimit", "00:00:30"), ("Remote:TotalLimit", "00:00:30"));

        Task<Stock>[] calls = [.. Enumerable.Range(0, 80).Select(_ => caller.GetAsync())];
        await Eventually.HoldsAsync("the first ones arrive", () => payments.Requests.Count >= 32);
        answer.SetResult();

        (await Task.WhenAll(calls)).ShouldAllBe(stock => stock.Available == 2);
        payments.Requests.Count.ShouldBe(80);
        most.ShouldBe(32);
    }

    [Fact]
    public async Task A_caller_who_goes_away_is_no_failure_of_the_service()
    {
        await using var payments = await Stub.StartAsync(Stub.Hang);
        await using var caller = Caller.Of(payments.Address);
        using var gone = new CancellationTokenSource();
        var call = caller.GetAsync(gone.Token);
        await Eventually.HoldsAsync("the call arrives", () => payments.Requests.Count > 0);
        gone.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(call);
    }

    static void InterlockedMax(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, now, seen);
    }

    static async Task ShouldTakeTooLongAsync(Caller caller)
    {
        var failure = await Should.ThrowAsync<DependencyException>(caller.GetAsync());
        failure.Dependency.ShouldBe("payments");
        failure.Message.ShouldBe("payments did not answer in time.");
    }
}
