using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Evo.Bench.Peers;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>Measures how many cached products per second Inventory returns, compared with an empty web application.</summary>
sealed class ProductReadBenchmark : IBenchmark
{
    const int Phase = 1;
    static readonly string[] Paths = ["/products/5", "/v2/products/5"];

    public string Name => "product-read";

    public string Summary => "cached products read directly from Inventory, compared with an empty minimal API, phase 1";

    public IReadOnlyList<Prerequisite> Prerequisites => [Wrk.Prerequisite];

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
    {
        await using var host = await bench.StartAsync(Phase, cancellationToken);
        await using var api = await EmptyApi.StartAsync(cancellationToken);
        var inventory = await host.Topology.GetAddressAsync("inventory", cancellationToken);

        var empty = new LoadSeries("empty API", new Wrk(api.Address, bench.Folder).GetAsync);
        var unversioned = new LoadSeries(Paths[0], new Wrk(new(inventory, Paths[0]), bench.Folder).GetAsync);
        var versioned = new LoadSeries(Paths[1], new Wrk(new(inventory, Paths[1]), bench.Folder).GetAsync);
        LoadSeries[] allSeries = [empty, unversioned, versioned];

        foreach (var series in allSeries) await series.WarmUpAsync(bench, cancellationToken);
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            foreach (var series in allSeries) await series.MeasureAsync(bench, cancellationToken);
        }

        return
        [
            new("empty API", Unit.PerSecond, empty.RequestsPerSecond)
            {
                Note = empty.Total.Latencies,
                Error = empty.Error,
            },
            .. new[] { unversioned, versioned }.Zip(Paths, (series, path) => new BenchmarkResult($"GET {path}, direct, phase {Phase}", Unit.PerSecond, series.RequestsPerSecond)
            {
                PeerName = "empty API",
                Peer = empty.RequestsPerSecond,
                Goals = [new(Bound.RatioAtLeast, 0.30)],
                Note = series.Total.Latencies,
                Error = series.Error ?? empty.Error,
            }),
        ];
    }
}
