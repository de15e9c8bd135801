using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Evo.Bench.Peers;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Figures;

/// <summary>Measures how many cached products per second Inventory returns, compared with a web application that does nothing.</summary>
sealed class ProductReadFigure : IFigure
{
    const int Phase = 1;
    static readonly string[] Paths = ["/products/5", "/v2/products/5"];

    public string Name => "product-read";

    public string Summary => "cached products read at Inventory, beside an empty minimal API, phase 1";

    public IReadOnlyList<Prerequisite> Prerequisites => [Wrk.Prerequisite];

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        await using var running = await bench.StartAsync(Phase, cancellationToken);
        await using var api = await EmptyApi.StartAsync(cancellationToken);
        var inventory = await running.Topology.AddressOfAsync("inventory", cancellationToken);

        var empty = new LoadSeries("empty API", new Wrk(api.Address, bench.Folder).GetAsync);
        var first = new LoadSeries(Paths[0], new Wrk(new(inventory, Paths[0]), bench.Folder).GetAsync);
        var second = new LoadSeries(Paths[1], new Wrk(new(inventory, Paths[1]), bench.Folder).GetAsync);
        LoadSeries[] all = [empty, first, second];

        foreach (var series in all) await series.WarmUpAsync(bench, cancellationToken);
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            foreach (var series in all) await series.MeasureAsync(bench, cancellationToken);
        }

        return
        [
            new("empty API", Unit.PerSecond, empty.PerSecond)
            {
                Note = empty.Total.Latencies,
                Error = empty.Error,
            },
            .. new[] { first, second }.Zip(Paths, (series, path) => new FigureResult($"GET {path} at Inventory, phase {Phase}", Unit.PerSecond, series.PerSecond)
            {
                PeerName = "empty API",
                Peer = empty.PerSecond,
                Goals = [new(Bound.RatioAtLeast, 0.30)],
                Note = series.Total.Latencies,
                Error = series.Error ?? empty.Error,
            }),
        ];
    }
}
