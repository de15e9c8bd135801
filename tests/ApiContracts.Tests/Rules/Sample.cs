using System.Text.Json.Nodes;
using Evolution.ApiContracts.Documents;
using Evolution.ApiContracts.Rules;

namespace Evolution.ApiContracts.Tests.Rules;

/// <summary>A small API document in the format of .NET 10, with a recursive schema, and changes to it.</summary>
static class Sample
{
    const string Document = """
        {
          "openapi": "3.1.1",
          "info": { "title": "Shelf", "version": "1.0.0" },
          "paths": {
            "/items/{id}": {
              "get": {
                "parameters": [
                  { "name": "id", "in": "path", "required": true, "schema": { "pattern": "^-?(?:0|[1-9]\\d*)$", "type": ["integer", "string"], "format": "int32" } },
                  { "name": "depth", "in": "query", "schema": { "maximum": 10, "minimum": 1, "pattern": "^-?(?:0|[1-9]\\d*)$", "type": ["integer", "string"], "format": "int32" } }
                ],
                "responses": {
                  "200": { "description": "OK", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Item" } } } },
                  "404": { "description": "Not Found" }
                }
              },
              "delete": { "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } } ], "responses": { "204": { "description": "Gone" } } }
            },
            "/items": {
              "post": {
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NewItem" } } } },
                "responses": { "201": { "description": "Created", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Item" } } } } }
              }
            }
          },
          "webhooks": { "ItemSold": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Item" } } }, "required": true }, "responses": { "200": { "description": "Taken" } } } } },
          "components": {
            "securitySchemes": { "key": { "type": "apiKey", "name": "key", "in": "header" } },
            "schemas": {
              "Item": {
                "required": ["id", "name", "state", "price", "parent", "children"],
                "type": "object",
                "properties": {
                  "id": { "pattern": "^-?(?:0|[1-9]\\d*)$", "type": ["integer", "string"], "format": "int32" },
                  "name": { "type": "string" },
                  "note": { "type": ["null", "string"] },
                  "state": { "enum": ["free", "sold"] },
                  "price": { "allOf": [ { "$ref": "#/components/schemas/Money" }, { "description": "Today's." } ] },
                  "parent": { "oneOf": [ { "type": "null" }, { "$ref": "#/components/schemas/Item" } ] },
                  "children": { "type": "array", "items": { "$ref": "#/components/schemas/Item" } }
                }
              },
              "Money": {
                "required": ["minorUnits"],
                "type": "object",
                "properties": { "minorUnits": { "pattern": "^-?(?:0|[1-9]\\d*)$", "type": ["integer", "string"], "format": "int64" } }
              },
              "NewItem": {
                "required": ["name"],
                "type": "object",
                "properties": {
                  "name": { "maxLength": 20, "minLength": 1, "type": "string" },
                  "kind": { "enum": ["book", "lamp"] },
                  "weight": { "type": "number", "format": "double" },
                  "tags": { "maxItems": 5, "type": ["null", "array"], "items": { "type": "string" } }
                }
              }
            }
          }
        }
        """;

    /// <summary>Returns the document with a change.</summary>
    public static string With(Action<JsonNode>? change)
    {
        var document = JsonNode.Parse(Document)!;
        change?.Invoke(document);
        return document.ToJsonString();
    }

    /// <summary>Returns the ids of the rules that a new document violates.</summary>
    public static string[] BrokenRules(string old, string @new) => [.. ApiComparison.Compare(ApiDocument.Parse(old), ApiDocument.Parse(@new)).Select(change => change.Rule.Id).Distinct()];

    public static JsonObject Path(this JsonNode document, string path) => document["paths"]![path]!.AsObject();

    public static JsonObject Get(this JsonNode document) => document.Path("/items/{id}")["get"]!.AsObject();

    public static JsonObject Post(this JsonNode document) => document.Path("/items")["post"]!.AsObject();

    public static JsonObject Schema(this JsonNode document, string name) => document["components"]!["schemas"]![name]!.AsObject();

    public static JsonObject Fields(this JsonNode document, string schema) => document.Schema(schema)["properties"]!.AsObject();

    /// <summary>Sets a property to a value given as JSON.</summary>
    public static void Put(this JsonObject node, string name, string json) => node[name] = JsonNode.Parse(json);

    public static void Unrequire(this JsonObject schema, string name) => schema.Put("required", $"[{string.Join(',', schema["required"]!.AsArray().Select(field => (string)field!).Where(field => field != name).Select(field => $"\"{field}\""))}]");

    public static void Require(this JsonObject schema, string name) => schema["required"]!.AsArray().Add(name);
}
