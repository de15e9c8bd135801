using System.Text.Json.Nodes;
using Evolution.Spotting.Output;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting.Tests.Output;

/// <summary>The JSON schema of the output of <c>evo spot --format json</c>.</summary>
static class SpotSchemaFile
{
    /// <summary>The path of the schema in the repository.</summary>
    public static string Path => Repository.Find()["Spotting", "Output", "spot.schema.json"];

    public static string Generate()
    {
        var schema = DocumentedSchema.Generate(typeof(SpotReport), SpotJson.SchemaId, options: SpotJson.Options);
        schema["properties"]!["symptoms"]!["items"]!["properties"]!["id"]!["enum"] = new JsonArray([.. SymptomIds.All.Select(id => (JsonNode)id)]);
        return DocumentedSchema.Format(schema);
    }
}
