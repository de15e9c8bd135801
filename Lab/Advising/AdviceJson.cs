using System.Text.Json;
using Evolution.Lab.Results;

namespace Evolution.Lab.Advising;

/// <summary>Advice for other programs. Its shape is in the repository as <c>Lab/Advising/advice.schema.json</c>.</summary>
public static class AdviceJson
{
    /// <summary>The name of the schema.</summary>
    public const string SchemaAddress = "urn:evolution:advice:1";

    /// <summary>Writes it as a JSON document.</summary>
    public static string Text(Advice advice) => JsonSerializer.Serialize(advice, ResultsFile.Json);
}
