using System.Text.Json.Nodes;
using Evolution.ApiContracts.Rules;
using static Evolution.ApiContracts.Rules.ApiRules;

namespace Evolution.ApiContracts.Tests.Rules;

/// <summary>Changes that violate each rule, each with a similar compatible change.</summary>
static class RuleCases
{
    const string Text = """{ "type": "string" }""", NullableText = """{ "type": ["null", "string"] }""", Number = """{ "type": "number" }""";

    public static readonly IReadOnlyList<RuleCase> All =
    [
        new(PathRemoved, d => d["paths"]!.AsObject().Remove("/items"), d => d["paths"]!.AsObject().Add("/v2/items", d.Path("/items").DeepClone())),
        new(PathRemoved, d => Rename(d, "/things/{id}"), d => { Rename(d, "/items/{number}"); foreach (var method in d.Path("/items/{number}")) method.Value!["parameters"]![0]!["name"] = "number"; }),
        new(MethodRemoved, d => d.Path("/items/{id}").Remove("delete"), d => d.Path("/items/{id}")["delete"]!["deprecated"] = true),
        new(StatusRemoved, d => d.Get()["responses"]!.AsObject().Remove("404"), d => d.Get()["responses"]!.AsObject().Put("410", """{ "description": "Gone" }""")),
        new(ContentTypeRemoved, d => Content(d).Put("application/xml", Content(d)["application/json"]!.ToJsonString(), removedName: "application/json"), d => Content(d).Put("application/xml", Content(d)["application/json"]!.ToJsonString())),
        new(MessageRemoved, d => d["webhooks"]!.AsObject().Remove("ItemSold"), d => d["webhooks"]!.AsObject().Add("ItemLost", d["webhooks"]!["ItemSold"]!.DeepClone())),
        new(SecurityAdded, d => d.Get().Put("security", """[{ "key": [] }]"""), d => d.Get().Put("security", """[{}, { "key": [] }]""")),

        new(ResponseFieldRemoved, d => d.Fields("Item").Remove("note"), d => d.Fields("Item").Put("colour", Text)),
        new(ResponseFieldRemoved, d => { d.Fields("Item").Remove("name"); d.Fields("Item").Put("title", Text); }, d => d.Fields("Item").Put("title", Text)),
        new(ResponseFieldRemoved, d => d.Fields("Money").Remove("minorUnits"), d => d.Fields("Money").Put("currency", Text)),
        new(ResponseFieldOptional, d => d.Schema("Item").Unrequire("name"), d => d.Schema("Item").Require("note")),
        new(ResponseFieldNullable, d => d.Fields("Item").Put("name", NullableText), d => d.Fields("Item").Put("note", Text)),
        new(ResponseFieldNullable, d => d.Fields("Item").Put("price", """{ "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Money" }] }"""), d => d.Fields("Item").Put("parent", """{ "$ref": "#/components/schemas/Item" }""")),
        new(ResponseTypeChanged, d => d.Fields("Item").Put("name", Number), d => d.Fields("Item")["name"]!["description"] = "In English."),
        new(ResponseTypeChanged, d => d.Fields("Item")["id"]!["format"] = "int64", d => d.Fields("Money")["minorUnits"]!["format"] = "int32"),
        new(ResponseTypeChanged, d => d.Fields("Item").Put("id", """{ "type": "string" }"""), d => d.Fields("Item").Put("id", """{ "type": "integer", "format": "int32" }""")),
        new(ResponseTypeChanged, d => d.Fields("Item").Put("parent", """{ "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Item" }, { "$ref": "#/components/schemas/Money" }] }"""), d => d.Fields("Item").Put("parent", """{ "anyOf": [{ "$ref": "#/components/schemas/Item" }, { "type": "null" }] }""")),
        new(ResponseEnumValueAdded, d => d.Fields("Item").Put("state", """{ "enum": ["free", "sold", "lost"] }"""), d => d.Fields("Item").Put("state", """{ "enum": ["sold"] }""")),
        new(ResponseEnumValueAdded, d => d.Fields("Item").Put("state", Text), d => d.Fields("Item").Put("name", """{ "enum": ["chair"] }""")),

        new(RequestBodyRequired, d => d.Post()["requestBody"]!["required"] = true, d => d.Post()["requestBody"]!["description"] = "The item."),
        new(RequestFieldRequired, d => d.Schema("NewItem").Require("kind"), d => d.Schema("NewItem").Unrequire("name")),
        new(RequestFieldRequired, d => { d.Fields("NewItem").Put("colour", Text); d.Schema("NewItem").Require("colour"); }, d => d.Fields("NewItem").Put("colour", Text)),
        new(RequestFieldRemoved, d => d.Fields("NewItem").Remove("kind"), d => d.Fields("NewItem")["kind"]!["deprecated"] = true),
        new(RequestFieldNotNullable, d => d.Fields("NewItem")["tags"]!.AsObject().Put("type", "\"array\""), d => d.Fields("NewItem")["name"]!.AsObject().Put("type", """["null", "string"]""")),
        new(RequestTypeChanged, d => d.Fields("NewItem").Put("weight", """{ "type": "integer" }"""), d => d.Fields("NewItem").Put("weight", Number)),
        new(RequestTypeChanged, d => d.Fields("NewItem")["name"]!["format"] = "uuid", d => d.Fields("NewItem").Put("weight", """{ "type": ["number", "string"] }""")),
        new(RequestTypeChanged, d => Depth(d)["format"] = "uint8", d => Depth(d)["format"] = "int64"),
        new(RequestEnumValueRemoved, d => d.Fields("NewItem").Put("kind", """{ "enum": ["book"] }"""), d => d.Fields("NewItem").Put("kind", """{ "enum": ["book", "lamp", "vase"] }""")),
        new(RequestEnumValueRemoved, d => d.Fields("NewItem")["name"]!.AsObject().Put("enum", """["chair"]"""), d => d.Fields("NewItem").Put("kind", Text)),
        new(RequestLimitsTightened, d => d.Fields("NewItem")["name"]!["maxLength"] = 19, d => d.Fields("NewItem")["name"]!["maxLength"] = 21),
        new(RequestLimitsTightened, d => d.Fields("NewItem")["tags"]!["minItems"] = 1, d => d.Fields("NewItem")["tags"]!.AsObject().Remove("maxItems")),
        new(RequestLimitsTightened, d => d.Fields("NewItem")["name"]!["pattern"] = "^[a-z]+$", d => d.Fields("NewItem")["name"]!["minLength"] = 0),
        new(RequestLimitsTightened, d => Depth(d)["minimum"] = 2, d => Depth(d)["maximum"] = 100),
        new(ParameterRequired, d => d.Get()["parameters"]![1]!["required"] = true, d => d.Get()["parameters"]![1]!["required"] = false),
        new(ParameterRequired, d => d.Get()["parameters"]!.AsArray().Add(JsonNode.Parse("""{ "name": "x", "in": "query", "required": true, "schema": {} }""")), d => d.Get()["parameters"]!.AsArray().Add(JsonNode.Parse("""{ "name": "x", "in": "query", "schema": {} }"""))),
        new(ParameterRemoved, d => d.Get()["parameters"]!.AsArray().RemoveAt(1), d => d.Get()["parameters"]![1]!["description"] = "How deep."),
    ];

    static JsonObject Content(JsonNode document) => document.Post()["responses"]!["201"]!["content"]!.AsObject();

    static JsonObject Depth(JsonNode document) => document.Get()["parameters"]![1]!["schema"]!.AsObject();

    static void Put(this JsonObject node, string name, string json, string removedName)
    {
        node.Put(name, json);
        node.Remove(removedName);
    }

    static void Rename(JsonNode document, string path)
    {
        var item = document.Path("/items/{id}");
        document["paths"]!.AsObject().Remove("/items/{id}");
        document["paths"]!.AsObject().Add(path, item);
    }
}

/// <summary>A change that violates a rule, and a similar compatible one.</summary>
public sealed record RuleCase(ApiRule Rule, Action<JsonNode> Breaking, Action<JsonNode> Compatible)
{
    public override string ToString() => Rule.Id;
}
