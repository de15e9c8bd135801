using System.Diagnostics;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Evo.Bench.Peers;

namespace Evolution.Evo.Bench.Figures;

/// <summary>Measures how many cached products per second Inventory returns, compared with a web application that does nothing.</summary>
sealed class ProductReadFigure : IFigure
{
    const int Phase = 1;
    static readonly string[] Paths = ["/products/5", "/v2/products/5"];

    public string Name => "product-read";

    public string Summary => "cached products read at Inventory, beside an empty minimal API, phase 1";

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        await using var running = await bench.StartAsync(Phase, cancellationToken);
        await using var api = await EmptyApi.StartAsync(cancellationToken);
        var inventory = await running.Topology.AddressOfAsync("inventory", cancellationToken);

        using var empty = new LoadSeries("empty API", api.Address, LoadRequests.Get("/"));
        using var first = new LoadSeries(Paths[0], inventory, LoadRequests.Get(Paths[0]));
        using var second = new LoadSeries(Paths[1], inventory, LoadRequests.Get(Paths[1]));
        LoadSeries[] all = [empty, first, second];

        foreach (var series in all) await series.WarmUpAsync(bench, cancellationToken);
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            foreach (var series in all) await series.MeasureAsync(bench, cancellationToken);
        }
        var own = (Process.GetCurrentProcess().TotalProcessorTime - processor) / all.Sum(series => series.Sum.Answered);

        return
        [
            new("empty API", Unit.PerSecond, empty.PerSecond)
            {
                Note = $"{empty.Sum.Latencies}; the load generator itself took {own.TotalMicroseconds:0.0} µs of a processor per request",
                Error = empty.Error,
            },
            .. new[] { first, second }.Zip(Paths, (series, path) => new FigureResult($"GET {path} at Inventory, phase {Phase}", Unit.PerSecond, series.PerSecond)
            {
                PeerName = "empty API",
                Peer = empty.PerSecond,
                Goals = [new(Bound.RatioAtLeast, 0.30)],
                Note = series.Sum.Latencies,
                Error = series.Error ?? empty.Error,
            }),
        ];
    }
}
