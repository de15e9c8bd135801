using System.Globalization;

namespace Evolution.Fuzzing.Tests;

/// <summary>The seed of all requests of a run. Every run sends the same requests, unless another seed is set.</summary>
static class Seed
{
    /// <summary>The environment variable that sets the seed.</summary>
    public const string Variable = "EVOLUTION_FUZZ_SEED";

    public static int Value { get; } = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "1", CultureInfo.InvariantCulture);
}
