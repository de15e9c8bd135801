using System.Diagnostics;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Evo.Bench.Peers;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Figures;

/// <summary>
/// Measures the cost of traces, metrics and logs: orders per second with services that send them to a collector that keeps nothing, compared with services
/// that send none. Both topologies run at the same time, and the load alternates. Only confirmed orders count, since messages are traced too.
/// </summary>
sealed class TelemetryFigure : IFigure
{
    static readonly int[] Phases = [0, 3];
    static readonly TimeSpan ConfirmLimit = TimeSpan.FromMinutes(3);

    public string Name => "telemetry";

    public string Summary => "orders confirmed with telemetry, beside the same without, phases 0 and 3";

    public IReadOnlyList<Prerequisite> Prerequisites => [Wrk.Prerequisite];

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        List<FigureResult> findings = [];
        foreach (var phase in Phases) findings.Add(await MeasureAsync(phase, bench, cancellationToken));
        return findings;
    }

    static async Task<FigureResult> MeasureAsync(int phase, Workbench bench, CancellationToken cancellationToken)
    {
        await using var collector = await EmptyApi.StartAsync(cancellationToken);
        await using var without = await bench.StartAsync(phase, cancellationToken);
        await using var with = await bench.StartAsync(phase, cancellationToken, collector.Address);
        await using var plain = await Turn.PrepareAsync("without telemetry", without.Topology, bench, cancellationToken);
        await using var traced = await Turn.PrepareAsync("with telemetry", with.Topology, bench, cancellationToken);
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            await plain.MeasureAsync(bench, cancellationToken);
            await traced.MeasureAsync(bench, cancellationToken);
        }
        return new($"orders confirmed with telemetry, phase {phase}", Unit.PerSecond, traced.PerSecond)
        {
            PeerName = "without",
            Peer = plain.PerSecond,
            Goals = [new(Bound.RatioAtLeast, 0.85)],
            Note = "to a collector that keeps nothing; Aspire's dashboard takes processor time beside that",
            Error = traced.Error ?? plain.Error,
        };
    }

    /// <summary>The load on one of the two topologies.</summary>
    sealed class Turn(LoadSeries orders, OrdersDatabase book) : IAsyncDisposable
    {
        readonly List<double> perSecond = [];

        public Repeats PerSecond => new([.. perSecond]);

        public string? Error => orders.Error;

        public static async Task<Turn> PrepareAsync(string name, RunningTopology topology, Workbench bench, CancellationToken cancellationToken)
        {
            var turn = new Turn(new(name, new Wrk(await topology.AddressOfAsync("orders", cancellationToken), bench.Folder).PlaceOrdersAsync), await OrdersDatabase.OpenAsync(topology, cancellationToken));
            await turn.WarmUpAsync(bench, cancellationToken);
            return turn;
        }

        public async Task MeasureAsync(Workbench bench, CancellationToken cancellationToken)
        {
            var started = Stopwatch.GetTimestamp();
            var window = await orders.MeasureAsync(bench, cancellationToken);
            await SettleAsync(cancellationToken);
            perSecond.Add(window.Succeeded / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        public ValueTask DisposeAsync() => book.DisposeAsync();

        async Task WarmUpAsync(Workbench bench, CancellationToken cancellationToken)
        {
            await orders.WarmUpAsync(bench, cancellationToken);
            await SettleAsync(cancellationToken);
        }

        async Task SettleAsync(CancellationToken cancellationToken)
        {
            if (await book.WaitUntilSettledAsync(ConfirmLimit, cancellationToken) > 0) throw new LabException($"Orders were still pending {ConfirmLimit.TotalMinutes:0} minutes after the last.");
        }
    }
}
