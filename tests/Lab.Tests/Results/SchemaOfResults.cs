using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Evolution.Lab.Results;

namespace Evolution.Lab.Tests.Results;

/// <summary>Generates the schema of <c>results.json</c> from the types that write it, with their documentation.</summary>
static class SchemaOfResults
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where it is kept.</summary>
    public static string Path => Repository.Find()["Lab", "Results", "results.schema.json"];

    public static string Generate()
    {
        var documentation = Documentation.Of(typeof(Comparison).Assembly);
        var exporter = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, node) => Describe(context, node, documentation) };
        var schema = ResultsFile.Json.GetJsonSchemaAsNode(typeof(Comparison), exporter).AsObject();
        schema["properties"]!["format"]!["enum"] = new JsonArray(Comparison.CurrentFormat);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "$id", Comparison.SchemaAddress);
        return schema.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node, Documentation documentation)
    {
        var text = context.PropertyInfo is { } property ? documentation.Of(property.DeclaringType, property.AttributeProvider) : documentation.Of(context.TypeInfo.Type);
        if (text is not null && node is JsonObject described) described.Insert(0, "description", text);
        return node;
    }
}
