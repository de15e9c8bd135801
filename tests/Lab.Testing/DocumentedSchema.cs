using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Evolution.Lab.Results;

namespace Evolution.Lab.Testing;

/// <summary>Generates the JSON schema of a document from its types and their XML documentation.</summary>
public static class DocumentedSchema
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Generate(Type document, string id, Func<Type, JsonObject?>? getSchema = null, JsonSerializerOptions? options = null)
    {
        var documentation = XmlDocumentation.Read(document.Assembly);
        var exporter = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Describe(context, getSchema?.Invoke(context.TypeInfo.Type) ?? node, documentation),
        };
        var schema = (options ?? ResultsFile.Json).GetJsonSchemaAsNode(document, exporter).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "$id", id);
        return schema;
    }

    /// <summary>Formats a schema as the content of its file.</summary>
    public static string Format(JsonObject schema) => schema.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";

    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node, XmlDocumentation documentation)
    {
        var text = context.PropertyInfo is { } property ? documentation.GetSummary(property.DeclaringType, property.AttributeProvider) : documentation.GetSummary(context.TypeInfo.Type);
        if (text is not null && node is JsonObject described) described.Insert(0, "description", text);
        return node;
    }
}
