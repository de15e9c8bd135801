using System.Diagnostics.CodeAnalysis;
using Evolution.Lab.Experiments;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Board.FaultInjection.Experiments;

/// <summary>One experiment on all running topologies, at the same time and with the same seed.</summary>
/// <param name="fault">The experiment.</param>
/// <param name="options">Its settings.</param>
/// <param name="storeKind">Whether the stores run as containers or as processes.</param>
/// <param name="liveness">Detects that the host is unavailable.</param>
/// <param name="experiments">The experiment on each topology.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "A CancellationTokenSource without a timer holds no unmanaged resources.")]
sealed class ExperimentRun(IExperimentFault fault, ExperimentOptions options, StoreKind storeKind, HostLivenessCheck liveness, IReadOnlyList<TopologyExperiment> experiments)
{
    readonly CancellationTokenSource stopCancellation = new();
    readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly DateTimeOffset startedAt = DateTimeOffset.UtcNow;

    public IExperimentFault Fault => fault;

    public ExperimentOptions Options => options;

    public IReadOnlyList<TopologyExperiment> Experiments => experiments;

    /// <summary>The reason why the experiment ended early, as user-facing text; null if it did not.</summary>
    public string? StopReason { get; private set; }

    public bool IsRunning => !completion.Task.IsCompleted;

    /// <summary>A task that completes when the shop is healed and the results are available.</summary>
    public Task Completion => completion.Task;

    /// <summary>The measurements in the format of the Lab's results, so that the Lab's verdicts and components apply; null until they are available.</summary>
    public Comparison? Comparison { get; private set; }

    /// <summary>Runs the experiment to its end.</summary>
    public async Task RunAsync()
    {
        using var monitorCancellation = new CancellationTokenSource();
        var monitorTask = MonitorHostAsync(monitorCancellation.Token);
        try
        {
            await Task.WhenAll(experiments.Select(experiment => experiment.RunAsync(() => StopReason!, GetStopReasonAsync, stopCancellation.Token)));
            await monitorCancellation.CancelAsync();
            await monitorTask;
            Comparison = CreateComparison();
        }
        finally
        {
            completion.SetResult();
        }
    }

    /// <summary>Stops the experiment early and waits until the shop is healed.</summary>
    /// <param name="reason">The reason, as user-facing text.</param>
    public async Task StopAsync(string reason)
    {
        StopReason ??= reason;
        await stopCancellation.CancelAsync();
        await Completion;
    }

    /// <summary>Waits for the experiment to complete. Cancelling the wait stops it early.</summary>
    /// <param name="reason">The reason to report if it is cancelled.</param>
    /// <param name="cancellationToken">Stops the experiment early. The shop is healed in any case.</param>
    public async Task WaitAsync(string reason, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => _ = StopAsync(reason));
        await Completion;
    }

    async Task MonitorHostAsync(CancellationToken cancellationToken)
    {
        if (await liveness.WatchAsync(_ => Task.CompletedTask, cancellationToken) is not { } reason) return;
        StopReason ??= reason;
        await stopCancellation.CancelAsync();
    }

    // A request to an unavailable host fails before MonitorHostAsync detects it.
    async Task<string?> GetStopReasonAsync() => StopReason ?? (await liveness.CheckAsync(stopCancellation.Token) is { } reason ? StopReason ??= reason : StopReason);

    Comparison CreateComparison() => new(Comparison.CurrentFormat, startedAt, MachineFacts.Collect(), TopologyArguments.GetName(storeKind),
        new("experiment", options.Pace.Name, options.Rate, options.Seed, 1, RequestClassifier.Objective.TotalMilliseconds, options.Pace.Steady.TotalSeconds, options.Pace.Fault.TotalSeconds),
        [.. experiments.Select(experiment => experiment.ToTopologyRun())])
    {
        IsInterrupted = StopReason is not null,
    };
}
