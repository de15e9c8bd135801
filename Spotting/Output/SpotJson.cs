using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Evolution.Spotting.Output;

/// <summary>Writes a report for other programs. Its shape is in the repository as <c>Spotting/Output/spot.schema.json</c>.</summary>
public static class SpotJson
{
    /// <summary>The name of the schema.</summary>
    public const string SchemaAddress = "urn:evolution:spot:1";

    /// <summary>How it is written.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The report as text.</summary>
    public static string Of(SpotReport report) => JsonSerializer.Serialize(report, Options);
}
