using Evolution.Evo.Bench.Findings;

namespace Evolution.Evo.Bench.Load;

/// <summary>A load whose windows alternate with those of others, so that a noisy machine hits all of them.</summary>
/// <param name="name">What it is called while it is measured.</param>
/// <param name="address">The service that it goes to.</param>
/// <param name="request">What it sends.</param>
sealed class LoadSeries(string name, Uri address, LoadRequest request) : IDisposable
{
    readonly ClosedLoop loop = new(address, request);
    readonly List<LoadWindow> windows = [];
    readonly List<LoadWindow> warmUp = [];

    /// <summary>Successes per second in each window.</summary>
    public Repeats PerSecond => new([.. windows.Select(window => window.PerSecond)]);

    /// <summary>All windows as one.</summary>
    public LoadWindow Sum => LoadWindow.Sum(windows);

    /// <summary>How many requests were answered with a success, those of the warm-up among them.</summary>
    public long Answered => LoadWindow.Sum([.. warmUp, .. windows]).Answered;

    /// <summary>What went wrong, also while it warmed up.</summary>
    public string? Error => LoadWindow.Sum([.. warmUp, .. windows]).Error;

    /// <summary>Runs it without measuring until it gets no faster.</summary>
    /// <exception cref="LabException">Nothing was answered with a success.</exception>
    public async Task WarmUpAsync(Workbench bench, CancellationToken cancellation)
    {
        while (!WarmUp.IsOver([.. warmUp.Select(stretch => stretch.PerSecond)]))
        {
            var stretch = await loop.RunAsync(bench.Options.Stretch, cancellation: cancellation);
            if (stretch.Answered is 0) throw new LabException($"{name}: no success at all, but {stretch.Error ?? "no answer"}");
            warmUp.Add(stretch);
        }
        bench.Say($"{name}: warm after {Unit.Seconds.Text(LoadWindow.Sum(warmUp).Took.TotalSeconds)}, from {Unit.PerSecond.Text(warmUp[0].PerSecond)} to {Unit.PerSecond.Text(warmUp[^1].PerSecond)}");
    }

    /// <summary>Measures one window.</summary>
    public async Task<LoadWindow> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        var window = await loop.RunAsync(bench.Options.Window, cancellation: cancellation);
        windows.Add(window);
        bench.Say($"{name}: {Unit.PerSecond.Text(window.PerSecond)}, {window.Latencies}{(window.Error is { } error ? $", {error}" : "")}");
        return window;
    }

    public void Dispose() => loop.Dispose();
}
