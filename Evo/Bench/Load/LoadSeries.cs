using Evolution.Evo.Bench.Findings;

namespace Evolution.Evo.Bench.Load;

/// <summary>A load whose windows alternate with those of other loads, so that noise on the machine affects all equally.</summary>
/// <param name="name">The name of the load in progress messages.</param>
/// <param name="runAsync">Runs the load for a duration.</param>
sealed class LoadSeries(string name, Func<TimeSpan, CancellationToken, Task<LoadWindow>> runAsync)
{
    readonly List<LoadWindow> windows = [];
    readonly List<LoadWindow> warmUpWindows = [];

    /// <summary>The successful responses per second in each window.</summary>
    public Samples RequestsPerSecond => new([.. windows.Select(window => window.RequestsPerSecond)]);

    /// <summary>All windows combined.</summary>
    public LoadWindow Total => LoadWindow.Combine(windows);

    /// <summary>The number of successful responses, including those of the warm-up.</summary>
    public long Succeeded => LoadWindow.Combine([.. warmUpWindows, .. windows]).Succeeded;

    /// <summary>The maximum number of requests that wrk abandoned without waiting for the response.</summary>
    public long MaxAbandoned => (warmUpWindows.Count + windows.Count) * (long)Wrk.Connections;

    /// <summary>Returns whether the successful and abandoned requests of several loads explain a number of stored orders.</summary>
    public static bool Explains(long storedCount, params IReadOnlyCollection<LoadSeries> loads) =>
        loads.Sum(load => load.Succeeded) is var succeeded && storedCount >= succeeded && storedCount <= succeeded + loads.Sum(load => load.MaxAbandoned);

    /// <summary>The errors, including those of the warm-up; null if there were none.</summary>
    public string? Error => LoadWindow.Combine([.. warmUpWindows, .. windows]).Error;

    /// <summary>Runs the load without measuring until the throughput no longer increases.</summary>
    /// <exception cref="LabException">No request was successful.</exception>
    public async Task WarmUpAsync(BenchmarkContext bench, CancellationToken cancellationToken)
    {
        while (!WarmUp.IsOver([.. warmUpWindows.Select(window => window.RequestsPerSecond)]))
        {
            var window = await runAsync(bench.Options.WarmUpInterval, cancellationToken);
            if (window.Succeeded is 0) throw new LabException($"{name}: no request was successful: {window.Error ?? "no response"}");
            warmUpWindows.Add(window);
        }
        bench.Report($"{name}: warmed up after {Unit.Seconds.FormatValue(LoadWindow.Combine(warmUpWindows).Duration.TotalSeconds)}, from {Unit.PerSecond.FormatValue(warmUpWindows[0].RequestsPerSecond)} to {Unit.PerSecond.FormatValue(warmUpWindows[^1].RequestsPerSecond)}");
    }

    /// <summary>Measures one window.</summary>
    public async Task<LoadWindow> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
    {
        var window = await runAsync(bench.Options.Window, cancellationToken);
        windows.Add(window);
        bench.Report($"{name}: {Unit.PerSecond.FormatValue(window.RequestsPerSecond)}, {window.Latencies}{(window.Error is { } error ? $", {error}" : "")}");
        return window;
    }
}
