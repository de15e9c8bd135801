namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>From phase 1 on: only idempotent calls are retried, within a budget.</summary>
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

    [Fact]
    public async Task A_service_that_fails_receives_few_retries_until_calls_succeed_again()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(503));
        await using var caller = Caller.Of(payments.Address, ("Remote:MinimumThroughput", "1000"), ("Remote:RetryTokens", "20"), ("Remote:RetryTokensPerSuccess", "0.5"));

        await PutManyAsync(50);
        payments.Requests.Count.ShouldBe(50 + 6, "three calls fail three times, and the tenth failure leaves half of the tokens");

        payments.Handler = Stub.Returns(200, """{"productId":1,"available":2,"initial":3}""");
        await PutManyAsync(24);
        payments.Handler = Stub.Returns(503);
        var requestsBefore = payments.Requests.Count;
        await PutManyAsync(1);
        payments.Requests.Count.ShouldBe(requestsBefore + 2, "24 successes return 12 tokens, of which one failure leaves 11, and two leave 10");

        async Task PutManyAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                using var response = await caller.Http.PutAsync("charges/1", null).WithTimeoutAsync("the call completes");
            }
        }
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
