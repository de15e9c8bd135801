using Evolution.Lab.Experiments;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>One experiment on all running topologies, at the same time and with the same seed.</summary>
/// <param name="fault">The experiment.</param>
/// <param name="options">Its settings.</param>
/// <param name="stores">Whether the stores run as containers or as processes.</param>
/// <param name="presence">Detects that the host is gone.</param>
/// <param name="courses">The course on each topology.</param>
sealed class ExperimentRun(IExperimentFault fault, ExperimentOptions options, StoreKind stores, HostPresence presence, IReadOnlyList<TopologyCourse> courses)
{
    readonly CancellationTokenSource stopping = new();
    readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly DateTimeOffset startedAt = DateTimeOffset.UtcNow;

    public IExperimentFault Fault => fault;

    public ExperimentOptions Options => options;

    public IReadOnlyList<TopologyCourse> Courses => courses;

    /// <summary>The reason why it ended early, as text for the user; null if it did not.</summary>
    public string? EndedEarly { get; private set; }

    public bool IsRunning => !ended.Task.IsCompleted;

    /// <summary>A task that completes when the shop is healed and the results are available.</summary>
    public Task Ended => ended.Task;

    /// <summary>The measurements in the format of the Lab's results, so that its verdicts and components apply; null until they are available.</summary>
    public Comparison? Comparison { get; private set; }

    /// <summary>Runs the experiment to its end.</summary>
    public async Task GoAsync()
    {
        using var watching = new CancellationTokenSource();
        var watch = WatchAsync(watching.Token);
        try
        {
            await Task.WhenAll(courses.Select(course => course.GoAsync(() => EndedEarly!, WhyGoneAsync, stopping.Token)));
            await watching.CancelAsync();
            await watch;
            Comparison = Compare();
        }
        finally
        {
            ended.SetResult();
        }
    }

    /// <summary>Ends the experiment early and waits until the shop is healed.</summary>
    /// <param name="why">The reason, as text for the user.</param>
    public async Task StopAsync(string why)
    {
        EndedEarly ??= why;
        await stopping.CancelAsync();
        await Ended;
    }

    /// <summary>Waits for the end of the experiment. Cancelling the wait ends it early.</summary>
    /// <param name="why">The reason to report if it is cancelled.</param>
    /// <param name="cancellationToken">Ends the experiment early. The shop is healed even then.</param>
    public async Task WaitAsync(string why, CancellationToken cancellationToken)
    {
        using var stopping = cancellationToken.Register(() => _ = StopAsync(why));
        await Ended;
    }

    async Task WatchAsync(CancellationToken watching)
    {
        if (await presence.WatchAsync(_ => Task.CompletedTask, watching) is not { } gone) return;
        EndedEarly ??= gone;
        await stopping.CancelAsync();
    }

    // A request to a host that is gone fails before the watch has detected it.
    async Task<string?> WhyGoneAsync() => EndedEarly ?? (await presence.LookAsync(stopping.Token) is { } gone ? EndedEarly ??= gone : EndedEarly);

    Comparison Compare() => new(Comparison.CurrentFormat, startedAt, MachineFacts.Look(), TopologyArguments.NameOf(stores),
        new("experiment", options.Pace.Name, options.Rate, options.Seed, 1, Judgement.Objective.TotalMilliseconds, options.Pace.Steady.TotalSeconds, options.Pace.Fault.TotalSeconds),
        [.. courses.Select(course => course.InResults())])
    {
        IsInterrupted = EndedEarly is not null,
    };
}
