namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>From phase 1 on: only idempotent calls are retried.</summary>
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
    public async Task Only_idempotent_calls_are_retried(string method, int attempts)
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(500));
        await using var caller = Caller.Of(payments.Address, ("Remote:Retries", "2"));
        using var request = new HttpRequestMessage(new(method), "charges");
        using var response = await caller.Http.SendAsync(request).WithTimeoutAsync("the call completes");
        ((int)response.StatusCode).ShouldBe(500);
        payments.Requests.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task A_call_succeeds_if_its_retry_succeeds()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(503));
        payments.Handler = context =>
        {
            payments.Handler = Stub.Returns(200, """{"productId":1,"available":2,"initial":3}""");
            return Stub.Returns(503)(context);
        };
        await using var caller = Caller.Of(payments.Address);
        (await caller.PutAsync()).Value.ShouldNotBeNull().Available.ShouldBe(2);
        payments.Requests.ShouldBe(["PUT /charges/1", "PUT /charges/1"]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task A_refusal_is_not_retried(int status)
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(status));
        await using var caller = Caller.Of(payments.Address);
        (await caller.PutAsync()).Status.ShouldBe(status);
        payments.Requests.Count.ShouldBe(1);
    }
}
