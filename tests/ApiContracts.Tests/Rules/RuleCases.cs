using System.Text.Json.Nodes;
using Evolution.ApiContracts.Rules;
using static Evolution.ApiContracts.Rules.ApiRules;

namespace Evolution.ApiContracts.Tests.Rules;

/// <summary>Changes that violate each rule, each with a similar compatible change.</summary>
static class RuleCases
{
    const string TextSchema = """{ "type": "string" }""", NullableTextSchema = """{ "type": ["null", "string"] }""", NumberSchema = """{ "type": "number" }""";

    public static readonly IReadOnlyList<RuleCase> All =
    [
        new(PathRemoved, d => d["paths"]!.AsObject().Remove("/items"), d => d["paths"]!.AsObject().Add("/v2/items", d.GetPath("/items").DeepClone())),
        new(PathRemoved, d => RenamePath(d, "/things/{id}"), d => { RenamePath(d, "/items/{number}"); foreach (var method in d.GetPath("/items/{number}")) method.Value!["parameters"]![0]!["name"] = "number"; }),
        new(MethodRemoved, d => d.GetPath("/items/{id}").Remove("delete"), d => d.GetPath("/items/{id}")["delete"]!["deprecated"] = true),
        new(StatusRemoved, d => d.GetReadOperation()["responses"]!.AsObject().Remove("404"), d => d.GetReadOperation()["responses"]!.AsObject().Put("410", """{ "description": "Gone" }""")),
        new(ContentTypeRemoved, d => GetContent(d).Put("application/xml", GetContent(d)["application/json"]!.ToJsonString(), removedName: "application/json"), d => GetContent(d).Put("application/xml", GetContent(d)["application/json"]!.ToJsonString())),
        new(MessageRemoved, d => d["webhooks"]!.AsObject().Remove("ItemSold"), d => d["webhooks"]!.AsObject().Add("ItemLost", d["webhooks"]!["ItemSold"]!.DeepClone())),
        new(SecurityAdded, d => d.GetReadOperation().Put("security", """[{ "key": [] }]"""), d => d.GetReadOperation().Put("security", """[{}, { "key": [] }]""")),

        new(ResponseFieldRemoved, d => d.GetFields("Item").Remove("note"), d => d.GetFields("Item").Put("colour", TextSchema)),
        new(ResponseFieldRemoved, d => { d.GetFields("Item").Remove("name"); d.GetFields("Item").Put("title", TextSchema); }, d => d.GetFields("Item").Put("title", TextSchema)),
        new(ResponseFieldRemoved, d => d.GetFields("Money").Remove("minorUnits"), d => d.GetFields("Money").Put("currency", TextSchema)),
        new(ResponseFieldOptional, d => d.GetSchema("Item").MakeOptional("name"), d => d.GetSchema("Item").MakeRequired("note")),
        new(ResponseFieldNullable, d => d.GetFields("Item").Put("name", NullableTextSchema), d => d.GetFields("Item").Put("note", TextSchema)),
        new(ResponseFieldNullable, d => d.GetFields("Item").Put("price", """{ "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Money" }] }"""), d => d.GetFields("Item").Put("parent", """{ "$ref": "#/components/schemas/Item" }""")),
        new(ResponseTypeChanged, d => d.GetFields("Item").Put("name", NumberSchema), d => d.GetFields("Item")["name"]!["description"] = "In English."),
        new(ResponseTypeChanged, d => d.GetFields("Item")["id"]!["format"] = "int64", d => d.GetFields("Money")["minorUnits"]!["format"] = "int32"),
        new(ResponseTypeChanged, d => d.GetFields("Item").Put("id", """{ "type": "string" }"""), d => d.GetFields("Item").Put("id", """{ "type": "integer", "format": "int32" }""")),
        new(ResponseTypeChanged, d => d.GetFields("Item").Put("parent", """{ "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Item" }, { "$ref": "#/components/schemas/Money" }] }"""), d => d.GetFields("Item").Put("parent", """{ "anyOf": [{ "$ref": "#/components/schemas/Item" }, { "type": "null" }] }""")),
        new(ResponseEnumValueAdded, d => d.GetFields("Item").Put("state", """{ "enum": ["free", "sold", "lost"] }"""), d => d.GetFields("Item").Put("state", """{ "enum": ["sold"] }""")),
        new(ResponseEnumValueAdded, d => d.GetFields("Item").Put("state", TextSchema), d => d.GetFields("Item").Put("name", """{ "enum": ["chair"] }""")),

        new(RequestBodyRequired, d => d.GetCreateOperation()["requestBody"]!["required"] = true, d => d.GetCreateOperation()["requestBody"]!["description"] = "The item."),
        new(RequestFieldRequired, d => d.GetSchema("NewItem").MakeRequired("kind"), d => d.GetSchema("NewItem").MakeOptional("name")),
        new(RequestFieldRequired, d => { d.GetFields("NewItem").Put("colour", TextSchema); d.GetSchema("NewItem").MakeRequired("colour"); }, d => d.GetFields("NewItem").Put("colour", TextSchema)),
        new(RequestFieldRemoved, d => d.GetFields("NewItem").Remove("kind"), d => d.GetFields("NewItem")["kind"]!["deprecated"] = true),
        new(RequestFieldNotNullable, d => d.GetFields("NewItem")["tags"]!.AsObject().Put("type", "\"array\""), d => d.GetFields("NewItem")["name"]!.AsObject().Put("type", """["null", "string"]""")),
        new(RequestTypeChanged, d => d.GetFields("NewItem").Put("weight", """{ "type": "integer" }"""), d => d.GetFields("NewItem").Put("weight", NumberSchema)),
        new(RequestTypeChanged, d => d.GetFields("NewItem")["name"]!["format"] = "uuid", d => d.GetFields("NewItem").Put("weight", """{ "type": ["number", "string"] }""")),
        new(RequestTypeChanged, d => GetDepthSchema(d)["format"] = "uint8", d => GetDepthSchema(d)["format"] = "int64"),
        new(RequestEnumValueRemoved, d => d.GetFields("NewItem").Put("kind", """{ "enum": ["book"] }"""), d => d.GetFields("NewItem").Put("kind", """{ "enum": ["book", "lamp", "vase"] }""")),
        new(RequestEnumValueRemoved, d => d.GetFields("NewItem")["name"]!.AsObject().Put("enum", """["chair"]"""), d => d.GetFields("NewItem").Put("kind", TextSchema)),
        new(RequestLimitsTightened, d => d.GetFields("NewItem")["name"]!["maxLength"] = 19, d => d.GetFields("NewItem")["name"]!["maxLength"] = 21),
        new(RequestLimitsTightened, d => d.GetFields("NewItem")["tags"]!["minItems"] = 1, d => d.GetFields("NewItem")["tags"]!.AsObject().Remove("maxItems")),
        new(RequestLimitsTightened, d => d.GetFields("NewItem")["name"]!["pattern"] = "^[a-z]+$", d => d.GetFields("NewItem")["name"]!["minLength"] = 0),
        new(RequestLimitsTightened, d => GetDepthSchema(d)["minimum"] = 2, d => GetDepthSchema(d)["maximum"] = 100),
        new(ParameterRequired, d => d.GetReadOperation()["parameters"]![1]!["required"] = true, d => d.GetReadOperation()["parameters"]![1]!["required"] = false),
        new(ParameterRequired, d => d.GetReadOperation()["parameters"]!.AsArray().Add(JsonNode.Parse("""{ "name": "x", "in": "query", "required": true, "schema": {} }""")), d => d.GetReadOperation()["parameters"]!.AsArray().Add(JsonNode.Parse("""{ "name": "x", "in": "query", "schema": {} }"""))),
        new(ParameterRemoved, d => d.GetReadOperation()["parameters"]!.AsArray().RemoveAt(1), d => d.GetReadOperation()["parameters"]![1]!["description"] = "The maximum depth."),
    ];

    static JsonObject GetContent(JsonNode document) => document.GetCreateOperation()["responses"]!["201"]!["content"]!.AsObject();

    static JsonObject GetDepthSchema(JsonNode document) => document.GetReadOperation()["parameters"]![1]!["schema"]!.AsObject();

    static void Put(this JsonObject node, string name, string json, string removedName)
    {
        node.Put(name, json);
        node.Remove(removedName);
    }

    static void RenamePath(JsonNode document, string path)
    {
        var item = document.GetPath("/items/{id}");
        document["paths"]!.AsObject().Remove("/items/{id}");
        document["paths"]!.AsObject().Add(path, item);
    }
}

/// <summary>A change that violates a rule, and a similar compatible one.</summary>
public sealed record RuleCase(ApiRule Rule, Action<JsonNode> Breaking, Action<JsonNode> Compatible)
{
    public override string ToString() => Rule.Id;
}
