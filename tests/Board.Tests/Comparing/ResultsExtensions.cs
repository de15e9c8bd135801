using System.Text.Json;
using Evolution.Lab.Results;

namespace Evolution.Board.Tests.Comparing;

/// <summary>Saves and modifies sample results.</summary>
static class ResultsExtensions
{
    public static void SaveResults(this TemporaryFolder folder, string name, Comparison comparison) => folder.Write($"{name}/results.json", comparison.ToJson());

    public static string ToJson(this Comparison comparison) => JsonSerializer.Serialize(comparison, ResultsFile.Json);

    public static Comparison StartedOn(this Comparison comparison, int day) => comparison with { StartedAt = new(2026, 5, day, 9, 30, 0, TimeSpan.Zero) };
}
