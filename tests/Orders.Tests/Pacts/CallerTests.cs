using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Evolution.ServiceDefaults.Errors;

namespace Evolution.Orders.Tests.Pacts;

/// <summary>Orders calls other services as its pacts describe, handles the responses in them, and requires every field in them.</summary>
public sealed class CallerTests
{
    public static TheoryData<ConsumerExpectation<Interaction>> Interactions => [.. ConsumerExpectations.GetInteractions(pact => pact.Consumer.Name is "orders")];

    [Theory]
    [MemberData(nameof(Interactions))]
    public Task Requests_and_response_handling_match_the_pact(ConsumerExpectation<Interaction> expected) => CallAsync(expected, expected.Item.Response.Body);

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task Every_response_field_in_the_pact_is_required(ConsumerExpectation<Interaction> expected)
    {
        if (expected.Item.Response.Body is not { } example) return;
        foreach (var (field, body) in ExampleVariations.RemoveEachField(example)) await Should.ThrowAsync<DependencyException>(CallAsync(expected, body), $"{expected}: {field} is not required");
    }

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task Every_null_that_the_pact_allows_is_accepted(ConsumerExpectation<Interaction> expected)
    {
        if (expected.Item.Response.Body is not { } example) return;
        foreach (var (_, body) in ExampleVariations.SetEachNullableToNull(example, expected.Item.Response.MatchingRules)) await CallAsync(expected, body);
    }

    [Fact]
    public void Every_call_of_Orders_is_covered_by_a_pact() => Interactions.Select(row => row.Data.Item.Description).Distinct().ShouldBe(Calls.ByInteraction.Keys, ignoreOrder: true);

    static async Task CallAsync(ConsumerExpectation<Interaction> expected, JsonNode? body)
    {
        Calls.ByInteraction.ShouldContainKey(expected.Item.Description, $"No test call covers it: {expected}");
        await using var stub = await PactStub.StartAsync(expected.Item, body);
        await using var orders = Callers.Of(stub.Address, expected.Version is { } version ? Version.Parse(version).Major : 2);
        try
        {
            await Calls.ByInteraction[expected.Item.Description](orders, GetOrderId(expected.Item));
        }
        finally
        {
            stub.ShouldHaveReceivedExpectedRequest();
        }
    }

    static Guid GetOrderId(Interaction interaction) => interaction.Request.Path.Split('/').Select(step => Guid.TryParse(step, out var order) ? order : default).FirstOrDefault(order => order != default);
}
