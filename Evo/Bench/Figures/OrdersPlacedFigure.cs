using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Figures;

/// <summary>Measures how many orders per second are placed in one transaction, compared with the same SQL without a service.</summary>
sealed class OrdersPlacedFigure : IFigure
{
    public string Name => "orders-placed";

    public string Summary => "orders placed at Orders and through the Gateway, beside pgbench with the same SQL, phases 0 and 1";

    public IReadOnlyList<Prerequisite> Prerequisites => [Wrk.Prerequisite];

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken) =>
        [.. await MeasureAsync(0, bench, cancellationToken), .. await MeasureAsync(1, bench, cancellationToken)];

    static async Task<IReadOnlyList<FigureResult>> MeasureAsync(int phase, Workbench bench, CancellationToken cancellationToken)
    {
        List<PlacingRound> rounds = [];
        for (var round = 0; round < BenchOptions.Rounds; round++) rounds.Add(await PlacingRound.RunAsync(phase, bench, cancellationToken));

        var sql = new Repeats([.. rounds.Select(round => round.Sql.PerSecond)]);
        var error = rounds.Select(round => round.Error).FirstOrDefault(error => error is not null);
        return
        [
            Of("at Orders", round => round.Direct) with { Goals = [new(Bound.AtLeast, 1_000), new(Bound.RatioAtLeast, 0.20)] },
            Of("through the Gateway", round => round.Gateway),
        ];

        FigureResult Of(string where, Func<PlacingRound, LoadWindow> window) => new($"orders placed {where}, phase {phase}", Unit.PerSecond, new([.. rounds.Select(round => window(round).PerSecond)]))
        {
            PeerName = "pgbench, same SQL",
            Peer = sql,
            Note = LoadWindow.Combine([.. rounds.Select(window)]).Latencies,
            Error = error,
        };
    }
}
