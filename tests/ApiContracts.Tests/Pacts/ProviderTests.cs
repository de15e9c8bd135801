using Evolution.ApiContracts.Pacts;

namespace Evolution.ApiContracts.Tests.Pacts;

/// <summary>The verification of a provider fails if it breaks a pact.</summary>
public sealed class ProviderTests
{
    static readonly ConsumerExpectation<Interaction> Stock = ConsumerExpectations.GetInteractions(pact => pact.Provider.Name is "inventory").First(expected => expected.Item.Description is "the stock of products");

    [Theory]
    [InlineData(200, """[{ "productId": 7, "available": 3, "initial": 3 }]""", null)]
    [InlineData(200, """[{ "productId": 7, "initial": 3 }]""", "$[0].available is missing")]
    [InlineData(200, """[{ "productId": 7, "available": "3", "initial": 3 }]""", "$[0].available is \"3\", not an integer")]
    [InlineData(200, """[{ "productId": 8, "available": 3, "initial": 3 }]""", "$[0].productId is 8, not 7")]
    [InlineData(200, "[]", "$ has 0 items, not at least 1")]
    [InlineData(404, "", "404")]
    public async Task A_wrong_response_fails_with_a_message_that_names_consumer_interaction_and_field(int status, string body, string? failure)
    {
        await using var stub = await Stub.StartAsync(Stub.Returns(status, body));
        using var provider = new HttpClient { BaseAddress = new(stub.Address) };
        if (failure is null)
        {
            await provider.ShouldSatisfyAsync(Stock);
            stub.Requests.ShouldBe(["GET /stock?productId=7"]);
            return;
        }
        var message = (await Assert.ThrowsAsync<ShouldAssertException>(() => provider.ShouldSatisfyAsync(Stock))).Message;
        message.ShouldContain($"{Stock.Source} relies on inventory for the stock of products (GET /stock)");
        message.ShouldContain(failure);
    }

    [Fact]
    public async Task A_caller_that_sends_a_different_request_fails()
    {
        await using var stub = await PactStub.StartAsync(Stock.Item, Stock.Item.Response.Body);
        using var caller = new HttpClient { BaseAddress = new(stub.Address) };
        Assert.Throws<ShouldAssertException>(stub.ShouldHaveReceivedExpectedRequest);
        await caller.GetAsync("/stock?productId=7");
        stub.ShouldHaveReceivedExpectedRequest();
        await caller.GetAsync("/stock?product=7");
        Assert.Throws<ShouldAssertException>(stub.ShouldHaveReceivedExpectedRequest).Message.ShouldContain("Received GET /stock?product=7 instead of GET /stock?productId=7.");
    }
}
