using Evolution.Lab.Bench.Findings;

namespace Evolution.Lab.Bench.Load;

/// <summary>A load whose windows alternate with those of others, so that a noisy machine hits all of them.</summary>
/// <param name="name">What it is called while it is measured.</param>
/// <param name="address">The service that it goes to.</param>
/// <param name="request">What it sends.</param>
sealed class LoadSeries(string name, Uri address, LoadRequest request) : IDisposable
{
    readonly ClosedLoop loop = new(address, request);
    readonly List<LoadWindow> windows = [];
    LoadWindow? warmUp;

    /// <summary>Successes per second in each window.</summary>
    public Repeats PerSecond => new([.. windows.Select(window => window.PerSecond)]);

    /// <summary>All windows as one.</summary>
    public LoadWindow Sum => LoadWindow.Sum(windows);

    /// <summary>How many requests were answered with a success, those of the warm-up among them.</summary>
    public long Answered => (warmUp?.Answered ?? 0) + Sum.Answered;

    /// <summary>What went wrong, also while it warmed up.</summary>
    public string? Trouble => LoadWindow.Sum([.. windows, .. warmUp is null ? [] : new[] { warmUp }]).Trouble;

    /// <summary>Runs it without measuring.</summary>
    /// <exception cref="LabException">Nothing was answered with a success.</exception>
    public async Task WarmUpAsync(Workbench bench, CancellationToken cancellation)
    {
        warmUp = await loop.RunAsync(bench.Options.WarmUp, cancellation: cancellation);
        if (warmUp.Answered is 0) throw new LabException($"{name}: no success at all, but {warmUp.Trouble ?? "no answer"}");
    }

    /// <summary>Measures one window.</summary>
    public async Task<LoadWindow> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        var window = await loop.RunAsync(bench.Options.Window, cancellation: cancellation);
        windows.Add(window);
        bench.Say($"{name}: {Unit.PerSecond.Text(window.PerSecond)}, {window.Latencies}{(window.Trouble is { } trouble ? $", {trouble}" : "")}");
        return window;
    }

    public void Dispose() => loop.Dispose();
}
