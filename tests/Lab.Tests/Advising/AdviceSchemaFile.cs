using System.Text.Json.Nodes;
using Evolution.Lab.Advising;

namespace Evolution.Lab.Tests.Advising;

/// <summary>The JSON schema of the output of <c>evo advise --format json</c>.</summary>
static class AdviceSchemaFile
{
    /// <summary>The path of the schema in the repository.</summary>
    public static string Path => Repository.Find()["Lab", "Advising", "advice.schema.json"];

    public static string Generate()
    {
        var schema = DocumentedSchema.Generate(typeof(Advice), AdviceJson.SchemaId, type => type == typeof(ConditionValue) ? new() { ["type"] = new JsonArray("number", "boolean") } : null);
        schema["properties"]!["conditions"]!["items"]!["properties"]!["id"]!["enum"] = new JsonArray([.. Remedy.All.Select(remedy => (JsonNode)remedy.ConditionId)]);
        schema["properties"]!["next"]!["properties"]!["phase"]!["enum"] = new JsonArray([.. Remedy.All.Select(remedy => remedy.Phase).Distinct().Order().Select(phase => (JsonNode)phase)]);
        return DocumentedSchema.Format(schema);
    }
}
