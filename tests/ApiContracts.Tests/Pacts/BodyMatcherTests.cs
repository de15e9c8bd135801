using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;

namespace Evolution.ApiContracts.Tests.Pacts;

public sealed class BodyMatcherTests
{
    const string Example = """{ "id": 7, "name": "Chair", "state": "free", "note": null, "lines": [{ "quantity": 1, "price": { "amount": 1.5 } }] }""";

    static readonly MatchingRules Rules = new()
    {
        Body = new Dictionary<string, MatchingRule>
        {
            ["$"] = CreateRule(new Matcher("type")),
            ["$.id"] = CreateRule(new Matcher("integer")),
            ["$.state"] = CreateRule(new Matcher("regex", "^(free|sold)$")),
            ["$.note"] = new() { Combine = "OR", Matchers = [new("type"), new("null")] },
            ["$.lines"] = CreateRule(new Matcher("type", Min: 1)),
            ["$.lines[*].price.amount"] = CreateRule(new Matcher("number")),
            ["$.lines[0].quantity"] = CreateRule(new Matcher("equality")),
        },
    };

    [Theory]
    [InlineData(Example)]
    [InlineData("""{ "id": 8, "name": "Lamp", "state": "sold", "note": "Old.", "more": true, "lines": [{ "quantity": 1, "price": { "amount": 2 } }, { "quantity": 5, "price": { "amount": 0 }, "x": 1 }] }""")]
    public void A_difference_that_the_rules_allow_is_accepted(string actual) => Compare(actual).ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "id": 7.5, "name": "", "state": "free", "note": null, "lines": [{ "quantity": 1, "price": { "amount": 1 } }] }""", "$.id is 7.5, not an integer")]
    [InlineData("""{ "id": 7, "state": "free", "note": null, "lines": [{ "quantity": 1, "price": { "amount": 1 } }] }""", "$.name is missing")]
    [InlineData("""{ "id": 7, "name": null, "state": "free", "note": null, "lines": [{ "quantity": 1, "price": { "amount": 1 } }] }""", "$.name is null")]
    [InlineData("""{ "id": 7, "name": 7, "state": "free", "note": null, "lines": [{ "quantity": 1, "price": { "amount": 1 } }] }""", "$.name is a number, not a string")]
    [InlineData("""{ "id": 7, "name": "", "state": "lost", "note": null, "lines": [{ "quantity": 1, "price": { "amount": 1 } }] }""", "$.state is \"lost\", which does not match ^(free|sold)$")]
    [InlineData("""{ "id": 7, "name": "", "state": "free", "note": null, "lines": [] }""", "$.lines has 0 items, not at least 1")]
    [InlineData("""{ "id": 7, "name": "", "state": "free", "note": null, "lines": [{ "quantity": 2, "price": { "amount": 1 } }] }""", "$.lines[0].quantity is 2, not 1")]
    [InlineData("""{ "id": 7, "name": "", "state": "free", "note": null, "lines": [{ "quantity": 1, "price": { "amount": 1 } }, { "quantity": 1, "price": {} }] }""", "$.lines[1].price.amount is missing")]
    [InlineData("""[]""", "$ is an array, not an object")]
    public void Any_other_difference_is_reported(string actual, string failure) => Compare(actual).ShouldBe([failure]);

    [Fact]
    public void Without_a_rule_a_value_must_be_equal() =>
        new BodyMatcher(new()).Compare(JsonNode.Parse("""{ "a": 1, "b": [1] }"""), JsonNode.Parse("""{ "a": 2, "b": [1, 2] }""")).ShouldBe(["$.a is 2, not 1", "$.b has 2 items, not 1"]);

    static IReadOnlyList<string> Compare(string actual) => new BodyMatcher(Rules).Compare(JsonNode.Parse(Example), JsonNode.Parse(actual));

    static MatchingRule CreateRule(Matcher matcher) => new() { Matchers = [matcher] };
}
