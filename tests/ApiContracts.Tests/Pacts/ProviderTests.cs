using Evolution.ApiContracts.Pacts;

namespace Evolution.ApiContracts.Tests.Pacts;

/// <summary>A provider that does not keep what a consumer relies on is found out.</summary>
public sealed class ProviderTests
{
    static readonly Expected<Interaction> Stock = Expectations.Interactions(pact => pact.Provider.Name is "inventory").First(expected => expected.What.Description is "the stock of products");

    [Theory]
    [InlineData(200, """[{ "productId": 7, "available": 3, "initial": 3 }]""", null)]
    [InlineData(200, """[{ "productId": 7, "initial": 3 }]""", "$[0].available is missing")]
    [InlineData(200, """[{ "productId": 7, "available": "3", "initial": 3 }]""", "$[0].available is \"3\", not a whole number")]
    [InlineData(200, """[{ "productId": 8, "available": 3, "initial": 3 }]""", "$[0].productId is 8, not 7")]
    [InlineData(200, "[]", "$ has 0 entries, not at least 1")]
    [InlineData(404, "", "404")]
    public async Task A_wrong_answer_fails_with_consumer_interaction_and_field(int status, string body, string? fault)
    {
        await using var stub = await Stub.StartAsync(Stub.Says(status, body));
        using var provider = new HttpClient { BaseAddress = new(stub.Address) };
        if (fault is null)
        {
            await provider.ShouldKeepAsync(Stock);
            stub.Requests.ShouldBe(["GET /stock?productId=7"]);
            return;
        }
        var message = (await Assert.ThrowsAsync<ShouldAssertException>(() => provider.ShouldKeepAsync(Stock))).Message;
        message.ShouldContain($"{Stock.Source} relies on inventory for the stock of products (GET /stock)");
        message.ShouldContain(fault);
    }

    [Fact]
    public async Task A_caller_that_asks_otherwise_is_found_out()
    {
        await using var stub = await PactStub.StartAsync(Stock.What, Stock.What.Response.Body);
        using var caller = new HttpClient { BaseAddress = new(stub.Address) };
        Assert.Throws<ShouldAssertException>(stub.ShouldHaveBeenAsked);
        await caller.GetAsync("/stock?productId=7");
        stub.ShouldHaveBeenAsked();
        await caller.GetAsync("/stock?product=7");
        Assert.Throws<ShouldAssertException>(stub.ShouldHaveBeenAsked).Message.ShouldContain("It was asked GET /stock?product=7, not GET /stock?productId=7.");
    }
}
