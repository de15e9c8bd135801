using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Evolution.Spotting.Output;

/// <summary>Writes a report as JSON. The schema is <c>Spotting/Output/spot.schema.json</c>.</summary>
public static class SpotJson
{
    /// <summary>The id of the schema.</summary>
    public const string SchemaId = "urn:evolution:spot:1";

    /// <summary>The serializer options.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Serializes a report.</summary>
    public static string Serialize(SpotReport report) => JsonSerializer.Serialize(report, Options);
}
