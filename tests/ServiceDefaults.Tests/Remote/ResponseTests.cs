using Evolution.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>How a caller handles responses, in every phase.</summary>
public sealed class ResponseTests
{
    const string ValidBody = """{"productId":1,"available":2,"initial":3}""";

    public static TheoryData<string> Breakers => ["None", "CircuitBreaker"];

    [Theory]
    [MemberData(nameof(Breakers))]
    public async Task A_response_that_matches_the_contract_is_read(string breaker)
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(200, ValidBody));
        await using var caller = Caller.Of(payments.Address, ("Remote:Breaker", breaker));
        (await caller.GetAsync()).Initial.ShouldBe(3);
        (await caller.PutAsync()).ShouldBe(new(200, new(1, 2, 3), null));
        (await caller.DeleteAsync()).Status.ShouldBe(200);
        payments.Requests.ShouldBe(["GET /stock", "PUT /charges/1", "DELETE /reservations/1"]);
    }

    [Fact]
    public async Task A_service_without_an_address_variable_is_found_by_discovery()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(200, ValidBody));
        await using var caller = Caller.WithDiscovery(("services:payments:http:0", payments.Address));
        (await caller.GetAsync()).Initial.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"productId":1}""")]
    [InlineData("""{"productId":"one","available":2,"initial":3}""")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    public async Task A_response_that_violates_the_contract_is_a_failure_of_the_service(string body)
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(200, body));
        await using var caller = Caller.Of(payments.Address);
        await ShouldFailAsync(caller, "payments returned a response that does not match the contract.");
    }

    [Fact]
    public async Task An_aborted_response_is_a_failure_of_the_service()
    {
        await using var payments = await Stub.StartAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("""{"productId":1,""");
            context.Abort();
        });
        await using var caller = Caller.Of(payments.Address, ("Remote:Retries", "1"));
        await ShouldFailAsync(caller, "payments cannot be reached.");
    }

    [Theory]
    [MemberData(nameof(Breakers))]
    public async Task The_exception_names_an_unreachable_service(string breaker)
    {
        await using var proxy = new FaultProxy("127.0.0.1", 1);
        proxy.Cut();
        await using var caller = Caller.Of($"http://127.0.0.1:{proxy.Port}", ("Remote:Breaker", breaker), ("Remote:MinimumThroughput", "100"));
        await ShouldFailAsync(caller, "payments cannot be reached.");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(302)]
    public async Task A_status_other_than_success_or_refusal_is_a_failure_of_the_service(int status)
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(status));
        await using var caller = Caller.Of(payments.Address, ("Remote:Retries", "1"), ("Remote:MinimumThroughput", "100"));
        await ShouldFailAsync(caller, $"payments returned status {status}.");
    }

    [Theory]
    [InlineData("""{"detail":"The card was declined."}""", "application/problem+json", "The card was declined.")]
    [InlineData("""{"title":"No"}""", "application/problem+json", "Payment Required")]
    [InlineData("""{"detail":7}""", "application/problem+json", "Payment Required")]
    [InlineData("""["No"]""", "application/problem+json", "Payment Required")]
    [InlineData("No.", "text/plain", "Payment Required")]
    public async Task A_refusal_is_returned_with_its_reason(string body, string type, string reason)
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(402, body, type));
        await using var caller = Caller.Of(payments.Address);
        (await caller.PutAsync()).ShouldBe(new(402, null, reason));
    }

    [Fact]
    public async Task A_refusal_of_a_required_response_is_a_failure_of_the_service()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(404));
        await using var caller = Caller.Of(payments.Address);
        (await Should.ThrowAsync<DependencyException>(caller.GetAsync())).Message.ShouldBe("payments returned status 404 for a request that it must not refuse.");
    }

    static async Task ShouldFailAsync(Caller caller, string message)
    {
        foreach (var call in new Func<Task>[] { () => caller.GetAsync(), caller.PutAsync, caller.DeleteAsync })
        {
            var exception = await Should.ThrowAsync<DependencyException>(call());
            exception.Dependency.ShouldBe("payments");
            exception.Message.ShouldBe(message);
        }
    }
}
