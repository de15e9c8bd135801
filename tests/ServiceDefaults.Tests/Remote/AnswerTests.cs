using Evolution.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>What a caller makes of an answer, in every phase.</summary>
public sealed class AnswerTests
{
    const string Good = """{"productId":1,"available":2,"initial":3}""";

    public static TheoryData<string> Protections => ["None", "CircuitBreaker"];

    [Theory]
    [MemberData(nameof(Protections))]
    public async Task What_the_contract_knows_is_read(string breaker)
    {
        await using var payments = await Stub.StartAsync(Stub.Says(200, Good));
        await using var caller = Caller.Of(payments.Address, ("Remote:Breaker", breaker));
        (await caller.GetAsync()).Initial.ShouldBe(3);
        (await caller.PutAsync()).ShouldBe(new(200, new(1, 2, 3), null));
        (await caller.DeleteAsync()).Status.ShouldBe(200);
        payments.Requests.ShouldBe(["GET /stock", "PUT /charges/1", "DELETE /reservations/1"]);
    }

    [Fact]
    public async Task A_service_is_found_by_discovery_where_no_variable_tells_its_address()
    {
        await using var payments = await Stub.StartAsync(Stub.Says(200, Good));
        await using var caller = Caller.Discovering(("services:payments:http:0", payments.Address));
        (await caller.GetAsync()).Initial.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"productId":1}""")]
    [InlineData("""{"productId":"one","available":2,"initial":3}""")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    public async Task An_answer_that_breaks_the_contract_is_a_failure_of_the_service(string body)
    {
        await using var payments = await Stub.StartAsync(Stub.Says(200, body));
        await using var caller = Caller.Of(payments.Address);
        await ShouldFailAsync(caller, "payments answered something that the contract does not know.");
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_failure_of_the_service()
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
    [MemberData(nameof(Protections))]
    public async Task A_service_that_is_not_there_is_named(string breaker)
    {
        await using var wire = new Wire("127.0.0.1", 1);
        wire.Cut();
        await using var caller = Caller.Of($"http://127.0.0.1:{wire.Port}", ("Remote:Breaker", breaker), ("Remote:MinimumThroughput", "100"));
        await ShouldFailAsync(caller, "payments cannot be reached.");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(302)]
    public async Task A_status_that_is_neither_success_nor_refusal_is_a_failure_of_the_service(int status)
    {
        await using var payments = await Stub.StartAsync(Stub.Says(status));
        await using var caller = Caller.Of(payments.Address, ("Remote:Retries", "1"), ("Remote:MinimumThroughput", "100"));
        await ShouldFailAsync(caller, $"payments answered {status}.");
    }

    [Theory]
    [InlineData("""{"detail":"The card was declined."}""", "application/problem+json", "The card was declined.")]
    [InlineData("""{"title":"No"}""", "application/problem+json", "Payment Required")]
    [InlineData("""{"detail":7}""", "application/problem+json", "Payment Required")]
    [InlineData("""["No"]""", "application/problem+json", "Payment Required")]
    [InlineData("No.", "text/plain", "Payment Required")]
    public async Task A_refusal_is_an_answer_with_its_reason(string body, string type, string reason)
    {
        await using var payments = await Stub.StartAsync(Stub.Says(402, body, type));
        await using var caller = Caller.Of(payments.Address);
        (await caller.PutAsync()).ShouldBe(new(402, null, reason));
    }

    [Fact]
    public async Task A_refusal_where_an_answer_is_owed_is_a_failure_of_the_service()
    {
        await using var payments = await Stub.StartAsync(Stub.Says(404));
        await using var caller = Caller.Of(payments.Address);
        (await Should.ThrowAsync<DependencyException>(caller.GetAsync())).Message.ShouldBe("payments answered 404 where it owes an answer.");
    }

    static async Task ShouldFailAsync(Caller caller, string message)
    {
        foreach (var call in new Func<Task>[] { () => caller.GetAsync(), caller.PutAsync, caller.DeleteAsync })
        {
            var failure = await Should.ThrowAsync<DependencyException>(call());
            failure.Dependency.ShouldBe("payments");
            failure.Message.ShouldBe(message);
        }
    }
}
