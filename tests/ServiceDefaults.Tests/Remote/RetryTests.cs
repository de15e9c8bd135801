namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>From phase 1 on: only what may be repeated is repeated.</summary>
public sealed class RetryTests
{
    [Theory]
    [InlineData("GET", 3)]
    [InlineData("HEAD", 3)]
    [InlineData("OPTIONS", 3)]
    [InlineData("PUT", 3)]
    [InlineData("DELETE", 3)]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    public async Task Only_safe_and_idempotent_calls_are_tried_again(string method, int attempts)
    {
        await using var payments = await Stub.StartAsync(Stub.Says(500));
        await using var caller = Caller.Of(payments.Address, ("Remote:Retries", "2"));
        using var request = new HttpRequestMessage(new(method), "charges");
        using var response = await caller.Http.SendAsync(request).LimitAsync("the call ends");
        ((int)response.StatusCode).ShouldBe(500);
        payments.Requests.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task A_call_that_works_the_second_time_is_answered()
    {
        await using var payments = await Stub.StartAsync(Stub.Says(503));
        payments.Answer = context =>
        {
            payments.Answer = Stub.Says(200, """{"productId":1,"available":2,"initial":3}""");
            return Stub.Says(503)(context);
        };
        await using var caller = Caller.Of(payments.Address);
        (await caller.PutAsync()).Value.ShouldNotBeNull().Available.ShouldBe(2);
        payments.Requests.ShouldBe(["PUT /charges/1", "PUT /charges/1"]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task A_refusal_is_not_asked_again(int status)
    {
        await using var payments = await Stub.StartAsync(Stub.Says(status));
        await using var caller = Caller.Of(payments.Address);
        (await caller.PutAsync()).Status.ShouldBe(status);
        payments.Requests.Count.ShouldBe(1);
    }
}
