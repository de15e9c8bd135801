using System.Globalization;

namespace Evolution.Fuzzing.Tests;

/// <summary>What decides all requests of a run. Every run makes the same ones, unless another seed is given.</summary>
static class Seed
{
    /// <summary>The environment variable that sets it.</summary>
    public const string Variable = "EVOLUTION_FUZZ_SEED";

    public static int Value { get; } = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "1", CultureInfo.InvariantCulture);
}
