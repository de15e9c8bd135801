using System.Text.Json;
using Evolution.Lab.Results;

namespace Evolution.Board.Tests.Comparing;

/// <summary>Results as the Lab keeps them.</summary>
static class Keeping
{
    public static void Keep(this TemporaryFolder folder, string name, Comparison comparison) => folder.Write($"{name}/results.json", comparison.Json());

    public static string Json(this Comparison comparison) => JsonSerializer.Serialize(comparison, ResultsFile.Json);

    public static Comparison On(this Comparison comparison, int day) => comparison with { StartedAt = new(2026, 5, day, 9, 30, 0, TimeSpan.Zero) };
}
