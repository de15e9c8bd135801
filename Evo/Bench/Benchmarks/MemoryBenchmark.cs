using System.Diagnostics;
using System.Globalization;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Lab.Integrity;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>
/// Measures the memory of all processes, idle and after many orders. The memory of services must not depend on the number of orders.
/// Stores may grow up to their limits, as the buffers of PostgreSQL and Redis fill with data.
/// </summary>
sealed class MemoryBenchmark : IBenchmark
{
    const int Steps = 10;

    // The size of a garbage-collected heap varies; that of idle services by 10%.
    const double MaxGrowth = 1.10;
    static readonly TimeSpan SettleDelay = TimeSpan.FromSeconds(5);
    static readonly TimeSpan SettleTimeout = TimeSpan.FromMinutes(10);
    static readonly TimeSpan MinRunDuration = TimeSpan.FromSeconds(1);
    static readonly TimeSpan StepTimeout = TimeSpan.FromMinutes(15);

    public string Name => "memory";

    public string Summary => "memory of all processes, idle and after 10,000 and 100,000 orders (--orders), phases 0 and 3";

    public IReadOnlyList<Prerequisite> Prerequisites => [Wrk.Prerequisite];

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken) =>
        [.. await MeasureAsync(0, bench, cancellationToken), .. await MeasureAsync(3, bench, cancellationToken)];

    static async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(int phase, BenchmarkContext bench, CancellationToken cancellationToken)
    {
        await using var host = await bench.StartAsync(phase, cancellationToken);
        await using var database = await OrdersDatabase.OpenAsync(host.Topology, cancellationToken);
        var wrk = new Wrk(await host.Topology.GetAddressAsync("orders", cancellationToken), bench.Folder);

        List<MemorySnapshot> snapshots = [await TakeSnapshotAsync()];
        List<LoadWindow> windows = [];
        var (placedCount, firstStepCount) = (0L, 0L);
        for (var step = 1; step <= Steps; step++)
        {
            await PlaceOrdersAsync(bench.Options.Orders / Steps * step);
            bench.Report($"phase {phase}: {FormatCount(placedCount)} of {FormatCount(bench.Options.Orders)} orders");
            if (step is 1) firstStepCount = placedCount;
            if (step is 1 or Steps) snapshots.Add(await TakeSnapshotAsync());
        }
        var error = LoadWindow.Combine(windows).Error;
        var (idle, afterFirstStep, afterLastStep) = (snapshots[0], snapshots[1], snapshots[2]);
        var (firstStepText, lastStepText) = ($"after {FormatCount(bench.Options.Orders / Steps)} orders", $"after {FormatCount(bench.Options.Orders)} orders");
        return
        [
            CreateTotalResult("idle", idle),
            CreateTotalResult(firstStepText, afterFirstStep) with { Note = $"{FormatCount(firstStepCount)} orders placed: {afterFirstStep.ByKind}" },
            CreateTotalResult(lastStepText, afterLastStep) with { Note = $"{FormatCount(placedCount)} orders placed; change since {firstStepText}: {afterLastStep.DescribeGrowth(afterFirstStep)}" },
            new($"memory of services {lastStepText}, phase {phase}", Unit.Mebibytes, new(afterLastStep.ServiceTotal))
            {
                PeerName = firstStepText,
                Peer = new(afterFirstStep.ServiceTotal),
                Goals = [new(Bound.RatioAtMost, MaxGrowth)],
                Note = $"idle {Unit.Mebibytes.FormatValue(idle.ServiceTotal)}",
                Error = error,
            },
        ];

        BenchmarkResult CreateTotalResult(string state, MemorySnapshot snapshot) => new($"memory {state}, phase {phase}", Unit.Mebibytes, new(snapshot.Total)) { Note = snapshot.ByKind, Error = error };

        // wrk stops after a duration, so each run lasts as long as the rest should take. The first run measures the rate, and every step places orders.
        async Task PlaceOrdersAsync(long totalCount)
        {
            var startedAt = Stopwatch.GetTimestamp();
            do
            {
                if (Stopwatch.GetElapsedTime(startedAt) > StepTimeout) throw new LabException($"Only {FormatCount(placedCount)} of {FormatCount(totalCount)} orders were placed, because a step of {FormatCount(bench.Options.Orders / Steps)} took more than {StepTimeout.TotalMinutes:0} minutes. {LoadWindow.Combine(windows).Error}");
                var duration = windows is [.., { } last] ? TimeSpan.FromSeconds(Math.Floor((totalCount - placedCount) / last.RequestsPerSecond)) : MinRunDuration;
                var window = await wrk.PlaceOrdersAsync(duration > MinRunDuration ? duration : MinRunDuration, cancellationToken);
                if (window.Succeeded is 0) throw new LabException($"No order was placed: {window.Error ?? "no response"}");
                windows.Add(window);
                placedCount += window.Succeeded;
            }
            while (placedCount < totalCount);
        }

        async Task<MemorySnapshot> TakeSnapshotAsync()
        {
            if (await database.WaitUntilSettledAsync(SettleTimeout, cancellationToken) is > 0 and var pendingCount) throw new LabException($"{FormatCount(pendingCount)} orders were still pending after {SettleTimeout.TotalMinutes:0} minutes.");
            await Task.Delay(SettleDelay, cancellationToken);
            var snapshot = await MemorySnapshot.TakeAsync(host.Control, cancellationToken);
            bench.Report($"phase {phase}: {Unit.Mebibytes.FormatValue(snapshot.Total)} ({snapshot.ByKind})");
            return snapshot;
        }
    }

    static string FormatCount(long orders) => orders.ToString("N0", CultureInfo.InvariantCulture);
}
