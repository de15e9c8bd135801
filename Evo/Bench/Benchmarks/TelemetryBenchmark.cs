using System.Diagnostics;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Evo.Bench.Peers;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>
/// Measures the cost of traces, metrics and logs: orders per second with services that send telemetry, compared with services that do
/// not. Both topologies run at the same time, and the load alternates. Only confirmed orders count, because messages are traced too.
/// </summary>
sealed class TelemetryBenchmark : IBenchmark
{
    static readonly int[] Phases = [0, 3];
    static readonly TimeSpan ConfirmTimeout = TimeSpan.FromMinutes(3);

    public string Name => "telemetry";

    public string Summary => "orders confirmed with telemetry, compared with no telemetry, phases 0 and 3";

    public IReadOnlyList<Prerequisite> Prerequisites => [Wrk.Prerequisite];

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
    {
        List<BenchmarkResult> results = [];
        foreach (var phase in Phases) results.Add(await MeasureAsync(phase, bench, cancellationToken));
        return results;
    }

    static async Task<BenchmarkResult> MeasureAsync(int phase, BenchmarkContext bench, CancellationToken cancellationToken)
    {
        await using var collector = await EmptyApi.StartAsync(cancellationToken);
        await using var plainHost = await bench.StartAsync(phase, cancellationToken);
        await using var tracedHost = await bench.StartAsync(phase, cancellationToken, collector.Address);
        await using var plain = await TopologyLoad.CreateAsync("without telemetry", plainHost.Topology, bench, cancellationToken);
        await using var traced = await TopologyLoad.CreateAsync("with telemetry", tracedHost.Topology, bench, cancellationToken);
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            await plain.MeasureAsync(bench, cancellationToken);
            await traced.MeasureAsync(bench, cancellationToken);
        }
        return new($"orders confirmed with telemetry, phase {phase}", Unit.PerSecond, traced.OrdersPerSecond)
        {
            PeerName = "no telemetry",
            Peer = plain.OrdersPerSecond,
            Goals = [new(Bound.RatioAtLeast, 0.85)],
            Note = "telemetry is sent to a collector that discards it; the CPU time of Aspire's dashboard is not included",
            Error = traced.Error ?? plain.Error,
        };
    }

    /// <summary>The load on one of the two topologies.</summary>
    sealed class TopologyLoad(LoadSeries orders, OrdersDatabase database) : IAsyncDisposable
    {
        readonly List<double> ordersPerSecond = [];

        public Samples OrdersPerSecond => new([.. ordersPerSecond]);

        public string? Error => orders.Error;

        public static async Task<TopologyLoad> CreateAsync(string name, RunningTopology topology, BenchmarkContext bench, CancellationToken cancellationToken)
        {
            var load = new TopologyLoad(new(name, new Wrk(await topology.GetAddressAsync("orders", cancellationToken), bench.Folder).PlaceOrdersAsync), await OrdersDatabase.OpenAsync(topology, cancellationToken));
            await load.WarmUpAsync(bench, cancellationToken);
            return load;
        }

        public async Task MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
        {
            var startedAt = Stopwatch.GetTimestamp();
            var window = await orders.MeasureAsync(bench, cancellationToken);
            await WaitUntilSettledAsync(cancellationToken);
            ordersPerSecond.Add(window.Succeeded / Stopwatch.GetElapsedTime(startedAt).TotalSeconds);
        }

        public ValueTask DisposeAsync() => database.DisposeAsync();

        async Task WarmUpAsync(BenchmarkContext bench, CancellationToken cancellationToken)
        {
            await orders.WarmUpAsync(bench, cancellationToken);
            await WaitUntilSettledAsync(cancellationToken);
        }

        async Task WaitUntilSettledAsync(CancellationToken cancellationToken)
        {
            if (await database.WaitUntilSettledAsync(ConfirmTimeout, cancellationToken) > 0) throw new LabException($"Orders were still pending {ConfirmTimeout.TotalMinutes:0} minutes after the last one was placed.");
        }
    }
}
