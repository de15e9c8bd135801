using System.Text.Json.Nodes;
using Evolution.Lab.Results;

namespace Evolution.Lab.Tests.Results;

/// <summary>The JSON schema of <c>results.json</c>.</summary>
static class ResultsSchemaFile
{
    /// <summary>The path of the schema in the repository.</summary>
    public static string Path => Repository.Find()["Lab", "Results", "results.schema.json"];

    public static string Generate()
    {
        var schema = DocumentedSchema.Generate(typeof(Comparison), Comparison.SchemaId);
        schema["properties"]!["format"]!["enum"] = new JsonArray(Comparison.CurrentFormat);
        return DocumentedSchema.Format(schema);
    }
}
