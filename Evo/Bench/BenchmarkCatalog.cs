using Evolution.Evo.Bench.Benchmarks;

namespace Evolution.Evo.Bench;

/// <summary>All benchmarks, in the order in which they run.</summary>
static class BenchmarkCatalog
{
    public static readonly IReadOnlyList<IBenchmark> All = [new ReadyBenchmark(), new ProductReadBenchmark(), new OrdersPlacedBenchmark(), new OrdersAcceptedBenchmark(), new OutboxBenchmark(), new TelemetryBenchmark(), new MemoryBenchmark(), new LoadBenchmark(), new SpotBenchmark(), new BoardBenchmark()];

    /// <summary>Finds the benchmarks with the given comma-separated names; all benchmarks if <paramref name="names"/> is null.</summary>
    /// <exception cref="LabException">A name is unknown.</exception>
    public static IReadOnlyList<IBenchmark> Find(string? names)
    {
        if (names is null) return All;
        string[] requestedNames = names.Split(',', StringSplitOptions.TrimEntries);
        if (requestedNames.FirstOrDefault(name => All.All(benchmark => benchmark.Name != name)) is { } unknownName)
            throw new LabException($"Unknown benchmark '{unknownName}'. Expected one of: {string.Join(", ", All.Select(benchmark => benchmark.Name))}.", ExitCodes.Usage);
        return [.. All.Where(benchmark => requestedNames.Contains(benchmark.Name))];
    }
}
