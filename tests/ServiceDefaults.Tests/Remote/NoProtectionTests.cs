using Evolution.ServiceDefaults.Errors;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>Phase 0: a bare client.</summary>
public sealed class NoProtectionTests
{
    static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);
    static readonly (string, string)[] Bare = [("Remote:Breaker", "None"), ("Remote:AttemptLimit", Limit.ToString()), ("Remote:TotalLimit", Limit.ToString())];

    [Fact]
    public async Task A_call_outlives_every_limit()
    {
        var answer = new TaskCompletionSource();
        await using var payments = await Stub.StartAsync(async context =>
        {
            await answer.Task;
            await Stub.Says(200, """{"productId":1,"available":2,"initial":3}""")(context);
        });
        await using var caller = Caller.Of(payments.Address, Bare);

        var call = caller.GetAsync();
        await Task.Delay(5 * Limit);
        call.IsCompleted.ShouldBeFalse();
        caller.Http.Timeout.ShouldBe(Timeout.InfiniteTimeSpan);

        answer.SetResult();
        (await call).Available.ShouldBe(2);
        payments.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_tried_again_and_nothing_is_left_alone()
    {
        await using var payments = await Stub.StartAsync(Stub.Says(500));
        await using var caller = Caller.Of(payments.Address, Bare);
        for (var call = 0; call < 20; call++) (await Should.ThrowAsync<DependencyException>(caller.GetAsync())).Dependency.ShouldBe("payments");
        payments.Requests.Count.ShouldBe(20);
    }
}
