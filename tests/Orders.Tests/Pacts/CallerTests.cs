using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Evolution.ServiceDefaults.Errors;

namespace Evolution.Orders.Tests.Pacts;

/// <summary>Orders calls others exactly as its pacts say, can go on with the answers in them, and needs all that they say.</summary>
public sealed class CallerTests
{
    public static TheoryData<Expected<Interaction>> Interactions => [.. Expectations.Interactions(pact => pact.Consumer.Name is "orders")];

    [Theory]
    [MemberData(nameof(Interactions))]
    public Task It_asks_and_understands_what_its_pact_says(Expected<Interaction> expected) => CallAsync(expected, expected.What.Response.Body);

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task It_needs_every_field(Expected<Interaction> expected)
    {
        if (expected.What.Response.Body is not { } example) return;
        foreach (var (missing, body) in Examples.WithoutEach(example)) await Should.ThrowAsync<DependencyException>(CallAsync(expected, body), $"{expected}: {missing} is not needed");
    }

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task It_takes_every_null_that_it_says_it_takes(Expected<Interaction> expected)
    {
        if (expected.What.Response.Body is not { } example) return;
        foreach (var (_, body) in Examples.WithNulls(example, expected.What.Response.MatchingRules)) await CallAsync(expected, body);
    }

    [Fact]
    public void Every_call_of_Orders_is_in_a_pact() => Interactions.Select(row => row.Data.What.Description).Distinct().ShouldBe(Calls.Of.Keys, ignoreOrder: true);

    static async Task CallAsync(Expected<Interaction> expected, JsonNode? body)
    {
        Calls.Of.ShouldContainKey(expected.What.Description, $"Nobody keeps to it: {expected}");
        await using var stub = await PactStub.StartAsync(expected.What, body);
        await using var orders = Callers.Of(stub.Address, expected.Version is { } version ? Version.Parse(version).Major : 2);
        try
        {
            await Calls.Of[expected.What.Description](orders, OrderOf(expected.What));
        }
        finally
        {
            stub.ShouldHaveBeenAsked();
        }
    }

    static Guid OrderOf(Interaction interaction) => interaction.Request.Path.Split('/').Select(step => Guid.TryParse(step, out var order) ? order : default).FirstOrDefault(order => order != default);
}
