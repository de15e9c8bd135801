using System.Text.Json.Nodes;
using Evolution.ApiContracts.Documents;
using Evolution.ApiContracts.Pacts;
using Evolution.ApiContracts.Tests.Rules;

namespace Evolution.ApiContracts.Tests.Pacts;

/// <summary>Checks OpenAPI documents against the pacts of consumers.</summary>
public sealed class PactCheckTests
{
    static readonly MatchingRules TypeRules = new()
    {
        Body = new Dictionary<string, MatchingRule>
        {
            ["$"] = new() { Matchers = [new("type")] },
            ["$.state"] = new() { Matchers = [new("regex", "^(free|sold)$")] },
            ["$.price.minorUnits"] = new() { Matchers = [new("integer")] },
        },
    };

    static readonly Interaction ReadItem = new()
    {
        Description = "an item",
        Request = new() { Method = "GET", Path = "/items/7", Query = new Dictionary<string, string[]> { ["depth"] = ["3"] } },
        Response = new() { Status = 200, Body = JsonNode.Parse("""{ "name": "Chair", "state": "free", "price": { "minorUnits": 1 }, "children": [{ "name": "Leg" }] }"""), MatchingRules = TypeRules },
    };

    static readonly Interaction CreateItem = new()
    {
        Description = "a new item",
        Request = new() { Method = "POST", Path = "/items", Body = JsonNode.Parse("""{ "name": "Chair", "kind": "lamp" }""") },
        Response = new() { Status = 201 },
    };

    static readonly Message ItemSold = new() { Description = "an item was sold", Contents = JsonNode.Parse("""{ "name": "Chair" }""")!, MatchingRules = TypeRules, MetaData = new("application/json", "ItemSold") };

    public static TheoryData<string, Action<JsonNode>> ResponseChanges => new()
    {
        { "there is no /items/7", document => document["paths"]!.AsObject().Remove("/items/{id}") },
        { "/items/{id} does not support GET", document => document.GetPath("/items/{id}").Remove("get") },
        { "GET /items/{id} does not return 200", document => document.GetReadOperation()["responses"]!.AsObject().Remove("200") },
        { "the parameter depth is not read", document => document.GetReadOperation()["parameters"]!.AsArray().RemoveAt(1) },
        { "the parameter depth exceeds the limit of 2", document => document.GetReadOperation()["parameters"]![1]!["schema"]!["maximum"] = 2 },
        { "/items/{id} does not support GET", document => document.GetReadOperation()["parameters"]![0]!.AsObject().Put("schema", """{ "type": "string", "format": "uuid" }""") },
        { "the parameter x must be sent", document => document.GetReadOperation()["parameters"]!.AsArray().Add(JsonNode.Parse("""{ "name": "x", "in": "query", "required": true, "schema": {} }""")) },
        { "in the response $.state may be \"lost\", not matching ^(free|sold)$", document => document.GetFields("Item").Put("state", """{ "enum": ["free", "lost"] }""") },
        { "in the response $.price.minorUnits is not defined", document => document.GetFields("Money").Remove("minorUnits") },
        { "in the response $.price.minorUnits may be missing", document => document.GetSchema("Money").MakeOptional("minorUnits") },
        { "in the response $.price.minorUnits is number, not an integer", document => document.GetFields("Money").Put("minorUnits", """{ "type": "number" }""") },
        { "in the response $.price is number, not an object", document => document.GetFields("Item").Put("price", """{ "type": "number" }""") },
        { "in the response $.price may be null", document => document.GetFields("Item").Put("price", """{ "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Money" }] }""") },
    };

    public static TheoryData<string, Action<JsonNode>> RequestChanges => new()
    {
        { "in the request $.weight must be sent", document => document.GetSchema("NewItem").MakeRequired("weight") },
        { "in the request $.kind is not read", document => document.GetFields("NewItem").Remove("kind") },
        { "in the request $.kind must be one of \"book\", not \"lamp\"", document => document.GetFields("NewItem").Put("kind", """{ "enum": ["book"] }""") },
        { "in the request $.name exceeds the limit of 4", document => document.GetFields("NewItem")["name"]!["maxLength"] = 4 },
        { "in the request $.name must be integer, not \"Chair\"", document => document.GetFields("NewItem").Put("name", """{ "type": "integer" }""") },
    };

    [Fact]
    public void A_document_that_satisfies_the_pact_passes()
    {
        var document = ApiDocument.Parse(SampleDocument.Create(null));
        PactCheck.Check(ReadItem, document).ShouldBeEmpty();
        PactCheck.Check(CreateItem, document).ShouldBeEmpty();
        PactCheck.Check(ItemSold, document).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ResponseChanges))]
    public void A_response_that_the_document_does_not_guarantee_is_reported(string failure, Action<JsonNode> change) => PactCheck.Check(ReadItem, ApiDocument.Parse(SampleDocument.Create(change))).ShouldBe([failure]);

    [Theory]
    [MemberData(nameof(RequestChanges))]
    public void A_request_that_the_document_does_not_accept_is_reported(string failure, Action<JsonNode> change) => PactCheck.Check(CreateItem, ApiDocument.Parse(SampleDocument.Create(change))).ShouldBe([failure]);

    [Fact]
    public void A_field_that_no_consumer_reads_can_be_removed() => PactCheck.Check(ReadItem, ApiDocument.Parse(SampleDocument.Create(document => document.GetFields("Item").Remove("note")))).ShouldBeEmpty();

    [Fact]
    public void A_message_is_checked_like_a_response()
    {
        PactCheck.Check(ItemSold, ApiDocument.Parse(SampleDocument.Create(document => document["webhooks"]!.AsObject().Remove("ItemSold")))).ShouldBe(["the message ItemSold is not published"]);
        PactCheck.Check(ItemSold, ApiDocument.Parse(SampleDocument.Create(document => document.GetSchema("Item").MakeOptional("name")))).ShouldBe(["in the message $.name may be missing"]);
    }
}
