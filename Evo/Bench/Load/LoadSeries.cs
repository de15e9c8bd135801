using Evolution.Evo.Bench.Findings;

namespace Evolution.Evo.Bench.Load;

/// <summary>A load whose windows alternate with those of other loads, so that noise on the machine affects all of them.</summary>
/// <param name="name">The name of the load in progress messages.</param>
/// <param name="address">The address of the service under load.</param>
/// <param name="request">The request to send.</param>
sealed class LoadSeries(string name, Uri address, LoadRequest request) : IDisposable
{
    readonly ClosedLoop loop = new(address, request);
    readonly List<LoadWindow> windows = [];
    readonly List<LoadWindow> warmUp = [];

    /// <summary>The successful responses per second in each window.</summary>
    public Repeats PerSecond => new([.. windows.Select(window => window.PerSecond)]);

    /// <summary>The sum of all windows.</summary>
    public LoadWindow Sum => LoadWindow.Sum(windows);

    /// <summary>The number of successful responses, including those of the warm-up.</summary>
    public long Answered => LoadWindow.Sum([.. warmUp, .. windows]).Answered;

    /// <summary>The errors, including those of the warm-up; null if there were none.</summary>
    public string? Error => LoadWindow.Sum([.. warmUp, .. windows]).Error;

    /// <summary>Runs the load without measuring until the service does not get faster any more.</summary>
    /// <exception cref="LabException">No request was successful.</exception>
    public async Task WarmUpAsync(Workbench bench, CancellationToken cancellationToken)
    {
        while (!WarmUp.IsOver([.. warmUp.Select(stretch => stretch.PerSecond)]))
        {
            var stretch = await loop.RunAsync(bench.Options.Stretch, cancellationToken: cancellationToken);
            if (stretch.Answered is 0) throw new LabException($"{name}: no success at all, but {stretch.Error ?? "no answer"}");
            warmUp.Add(stretch);
        }
        bench.Say($"{name}: warm after {Unit.Seconds.Text(LoadWindow.Sum(warmUp).Took.TotalSeconds)}, from {Unit.PerSecond.Text(warmUp[0].PerSecond)} to {Unit.PerSecond.Text(warmUp[^1].PerSecond)}");
    }

    /// <summary>Measures one window.</summary>
    public async Task<LoadWindow> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        var window = await loop.RunAsync(bench.Options.Window, cancellationToken: cancellationToken);
        windows.Add(window);
        bench.Say($"{name}: {Unit.PerSecond.Text(window.PerSecond)}, {window.Latencies}{(window.Error is { } error ? $", {error}" : "")}");
        return window;
    }

    public void Dispose() => loop.Dispose();
}
