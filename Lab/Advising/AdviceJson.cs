using System.Text.Json;
using Evolution.Lab.Results;

namespace Evolution.Lab.Advising;

/// <summary>Serializes advice as JSON. The schema is in <c>Lab/Advising/advice.schema.json</c>.</summary>
public static class AdviceJson
{
    /// <summary>The ID of the schema.</summary>
    public const string SchemaId = "urn:evolution:advice:1";

    /// <summary>Serializes advice as a JSON document.</summary>
    public static string Serialize(Advice advice) => JsonSerializer.Serialize(advice, ResultsFile.Json);
}
