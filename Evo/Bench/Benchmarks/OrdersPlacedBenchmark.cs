using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>Measures how many orders per second are placed in one transaction, compared with the same SQL without a service.</summary>
sealed class OrdersPlacedBenchmark : IBenchmark
{
    public string Name => "orders-placed";

    public string Summary => "orders placed directly and through the Gateway, compared with the same SQL in pgbench, phases 0 and 1";

    public IReadOnlyList<Prerequisite> Prerequisites => [Wrk.Prerequisite];

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken) =>
        [.. await MeasureAsync(0, bench, cancellationToken), .. await MeasureAsync(1, bench, cancellationToken)];

    static async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(int phase, BenchmarkContext bench, CancellationToken cancellationToken)
    {
        List<OrderPlacementRound> rounds = [];
        for (var round = 0; round < BenchOptions.Rounds; round++) rounds.Add(await OrderPlacementRound.RunAsync(phase, bench, cancellationToken));

        var pgBenchSamples = new Samples([.. rounds.Select(round => round.Sql.TransactionsPerSecond)]);
        var error = rounds.Select(round => round.Error).FirstOrDefault(error => error is not null);
        return
        [
            CreateResult("direct", round => round.Direct) with { Goals = [new(Bound.AtLeast, 1_000), new(Bound.RatioAtLeast, 0.20)] },
            CreateResult("through the Gateway", round => round.Gateway),
        ];

        BenchmarkResult CreateResult(string target, Func<OrderPlacementRound, LoadWindow> getWindow) => new($"orders placed, {target}, phase {phase}", Unit.PerSecond, new([.. rounds.Select(round => getWindow(round).RequestsPerSecond)]))
        {
            PeerName = "pgbench, same SQL",
            Peer = pgBenchSamples,
            Note = LoadWindow.Combine([.. rounds.Select(getWindow)]).Latencies,
            Error = error,
        };
    }
}
