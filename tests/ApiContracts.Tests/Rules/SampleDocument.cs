using System.Text.Json.Nodes;
using Evolution.ApiContracts.Documents;
using Evolution.ApiContracts.Rules;

namespace Evolution.ApiContracts.Tests.Rules;

/// <summary>A small API document in the format of .NET 10, with a recursive schema, and changes to it.</summary>
static class SampleDocument
{
    const string Json = """
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
          "webhooks": { "ItemSold": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Item" } } }, "required": true }, "responses": { "200": { "description": "Accepted" } } } } },
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
                  "price": { "allOf": [ { "$ref": "#/components/schemas/Money" }, { "description": "Today's price." } ] },
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

    /// <summary>Creates the document, with an optional change.</summary>
    public static string Create(Action<JsonNode>? change)
    {
        var document = JsonNode.Parse(Json)!;
        change?.Invoke(document);
        return document.ToJsonString();
    }

    /// <summary>Returns the ids of the rules that a new document violates.</summary>
    public static string[] FindBrokenRules(string old, string @new) => [.. ApiComparison.Compare(ApiDocument.Parse(old), ApiDocument.Parse(@new)).Select(change => change.Rule.Id).Distinct()];

    public static JsonObject GetPath(this JsonNode document, string path) => document["paths"]![path]!.AsObject();

    public static JsonObject GetReadOperation(this JsonNode document) => document.GetPath("/items/{id}")["get"]!.AsObject();

    public static JsonObject GetCreateOperation(this JsonNode document) => document.GetPath("/items")["post"]!.AsObject();

    public static JsonObject GetSchema(this JsonNode document, string name) => document["components"]!["schemas"]![name]!.AsObject();

    public static JsonObject GetFields(this JsonNode document, string schema) => document.GetSchema(schema)["properties"]!.AsObject();

    /// <summary>Sets a property to a value given as JSON.</summary>
    public static void Put(this JsonObject node, string name, string json) => node[name] = JsonNode.Parse(json);

    public static void MakeOptional(this JsonObject schema, string name) => schema.Put("required", $"[{string.Join(',', schema["required"]!.AsArray().Select(field => (string)field!).Where(field => field != name).Select(field => $"\"{field}\""))}]");

    public static void MakeRequired(this JsonObject schema, string name) => schema["required"]!.AsArray().Add(name);
}
