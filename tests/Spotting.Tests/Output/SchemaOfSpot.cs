using System.Text.Json.Nodes;
using Evolution.Spotting.Output;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting.Tests.Output;

/// <summary>The schema of what <c>evo spot --format json</c> writes.</summary>
static class SchemaOfSpot
{
    /// <summary>Where it is kept.</summary>
    public static string Path => Repository.Find()["Spotting", "Output", "spot.schema.json"];

    public static string Generate()
    {
        var schema = DocumentedSchema.Of(typeof(SpotReport), SpotJson.SchemaAddress, options: SpotJson.Options);
        schema["properties"]!["symptoms"]!["items"]!["properties"]!["id"]!["enum"] = new JsonArray([.. SymptomIds.All.Select(id => (JsonNode)id)]);
        return DocumentedSchema.Text(schema);
    }
}
