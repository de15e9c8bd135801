using System.Diagnostics;
using System.Globalization;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Lab.Integrity;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Figures;

/// <summary>
/// Measures the memory of all processes, idle and after many orders. The services must not grow: nothing in their memory depends on the
/// number of orders. Stores may grow up to their limits: PostgreSQL's buffers and Redis fill with the stored data.
/// </summary>
sealed class MemoryFigure : IFigure
{
    const int Steps = 10;

    // The size of a garbage-collected heap varies; idle services differ by ten per cent.
    const double MaxGrowth = 1.10;
    static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);
    static readonly TimeSpan SettleLimit = TimeSpan.FromMinutes(10);
    static readonly TimeSpan RunDuration = TimeSpan.FromSeconds(1);
    static readonly TimeSpan StepTimeout = TimeSpan.FromMinutes(15);

    public string Name => "memory";

    public string Summary => "memory of all processes, idle and after 10,000 and 100,000 orders (--orders), phases 0 and 3";

    public IReadOnlyList<Prerequisite> Prerequisites => [Wrk.Prerequisite];

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken) =>
        [.. await MeasureAsync(0, bench, cancellationToken), .. await MeasureAsync(3, bench, cancellationToken)];

    static async Task<IReadOnlyList<FigureResult>> MeasureAsync(int phase, Workbench bench, CancellationToken cancellationToken)
    {
        await using var running = await bench.StartAsync(phase, cancellationToken);
        await using var book = await OrdersDatabase.OpenAsync(running.Topology, cancellationToken);
        var wrk = new Wrk(await running.Topology.AddressOfAsync("orders", cancellationToken), bench.Folder);

        List<MemorySnapshot> snapshots = [await SnapshotAsync()];
        List<LoadWindow> windows = [];
        var (placed, placedFirst) = (0L, 0L);
        for (var step = 1; step <= Steps; step++)
        {
            await PlaceAsync(bench.Options.Orders / Steps * step);
            bench.Report($"phase {phase}: {Count(placed)} of {Count(bench.Options.Orders)} orders");
            if (step is 1) placedFirst = placed;
            if (step is 1 or Steps) snapshots.Add(await SnapshotAsync());
        }
        var error = LoadWindow.Combine(windows).Error;
        var (idle, few, many) = (snapshots[0], snapshots[1], snapshots[2]);
        var (afterFew, afterMany) = ($"after {Count(placedFirst)} orders", $"after {Count(placed)} orders");
        return
        [
            Total("idle", idle),
            Total(afterFew, few),
            Total(afterMany, many) with { Note = $"since {afterFew}: {many.GrowthSince(few)}" },
            new($"memory of services {afterMany}, phase {phase}", Unit.Mebibytes, new(many.OfServices))
            {
                PeerName = afterFew,
                Peer = new(few.OfServices),
                Goals = [new(Bound.RatioAtMost, MaxGrowth)],
                Note = $"idle {Unit.Mebibytes.Text(idle.OfServices)}",
                Error = error,
            },
        ];

        FigureResult Total(string when, MemorySnapshot snapshot) => new($"memory {when}, phase {phase}", Unit.Mebibytes, new(snapshot.Total)) { Note = snapshot.ByKind, Error = error };

        // In short runs, since wrk ends after a time and not after a number of requests.
        async Task PlaceAsync(long count)
        {
            var started = Stopwatch.GetTimestamp();
            while (placed < count)
            {
                if (Stopwatch.GetElapsedTime(started) > StepTimeout) throw new LabException($"Only {Count(placed)} of {Count(count)} orders were placed within {StepTimeout.TotalMinutes:0} minutes.");
                windows.Add(await wrk.PlaceOrdersAsync(RunDuration, cancellationToken));
                placed += windows[^1].Succeeded;
            }
        }

        async Task<MemorySnapshot> SnapshotAsync()
        {
            if (await book.WaitUntilSettledAsync(SettleLimit, cancellationToken) is > 0 and var pending) throw new LabException($"{Count(pending)} orders were still pending after {SettleLimit.TotalMinutes:0} minutes.");
            await Task.Delay(Calm, cancellationToken);
            var snapshot = await MemorySnapshot.TakeAsync(running.Control, cancellationToken);
            bench.Report($"phase {phase}: {Unit.Mebibytes.Text(snapshot.Total)} ({snapshot.ByKind})");
            return snapshot;
        }
    }

    static string Count(long orders) => orders.ToString("N0", CultureInfo.InvariantCulture);
}
