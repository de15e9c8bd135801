using Evolution.Evo.Bench.Findings;

namespace Evolution.Evo.Bench.Load;

/// <summary>A load whose windows alternate with those of other loads, so that noise on the machine affects all of them.</summary>
/// <param name="name">The name of the load in progress messages.</param>
/// <param name="runAsync">Runs the load for a duration.</param>
sealed class LoadSeries(string name, Func<TimeSpan, CancellationToken, Task<LoadWindow>> runAsync)
{
    readonly List<LoadWindow> windows = [];
    readonly List<LoadWindow> warmUp = [];

    /// <summary>The successful responses per second in each window.</summary>
    public Repeats PerSecond => new([.. windows.Select(window => window.PerSecond)]);

    /// <summary>All windows combined.</summary>
    public LoadWindow Total => LoadWindow.Combine(windows);

    /// <summary>The number of successful responses, including those of the warm-up.</summary>
    public long Succeeded => LoadWindow.Combine([.. warmUp, .. windows]).Succeeded;

    /// <summary>The maximum number of requests whose response wrk did not wait for.</summary>
    public long MaxAbandoned => (warmUp.Count + windows.Count) * (long)Wrk.Connections;

    /// <summary>The errors, including those of the warm-up; null if there were none.</summary>
    public string? Error => LoadWindow.Combine([.. warmUp, .. windows]).Error;

    /// <summary>Runs the load without measuring until the service does not get faster any more.</summary>
    /// <exception cref="LabException">No request was successful.</exception>
    public async Task WarmUpAsync(Workbench bench, CancellationToken cancellationToken)
    {
        while (!WarmUp.IsOver([.. warmUp.Select(stretch => stretch.PerSecond)]))
        {
            var stretch = await runAsync(bench.Options.Stretch, cancellationToken);
            if (stretch.Succeeded is 0) throw new LabException($"{name}: no request was successful: {stretch.Error ?? "no response"}");
            warmUp.Add(stretch);
        }
        bench.Report($"{name}: warm after {Unit.Seconds.Text(LoadWindow.Combine(warmUp).Duration.TotalSeconds)}, from {Unit.PerSecond.Text(warmUp[0].PerSecond)} to {Unit.PerSecond.Text(warmUp[^1].PerSecond)}");
    }

    /// <summary>Measures one window.</summary>
    public async Task<LoadWindow> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        var window = await runAsync(bench.Options.Window, cancellationToken);
        windows.Add(window);
        bench.Report($"{name}: {Unit.PerSecond.Text(window.PerSecond)}, {window.Latencies}{(window.Error is { } error ? $", {error}" : "")}");
        return window;
    }
}
