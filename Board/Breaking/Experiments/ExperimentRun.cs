using Evolution.Lab.Experiments;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>One experiment on all topologies that run, at the same time and with the same seed.</summary>
/// <param name="fault">What is done.</param>
/// <param name="options">How it is done.</param>
/// <param name="stores">What the stores run as.</param>
/// <param name="presence">Tells when that is gone.</param>
/// <param name="courses">The course on each topology.</param>
sealed class ExperimentRun(IFault fault, ExperimentOptions options, StoreKind stores, HostPresence presence, IReadOnlyList<TopologyCourse> courses)
{
    readonly CancellationTokenSource stopping = new();
    readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly DateTimeOffset startedAt = DateTimeOffset.UtcNow;

    public IFault Fault => fault;

    public ExperimentOptions Options => options;

    public IReadOnlyList<TopologyCourse> Courses => courses;

    /// <summary>Why it was ended early, for people; null where it was not.</summary>
    public string? EndedEarly { get; private set; }

    public bool IsRunning => !ended.Task.IsCompleted;

    /// <summary>Ends when the shop is healed and the results are there.</summary>
    public Task Ended => ended.Task;

    /// <summary>Everything that was measured, once it is there, in the shape of the Lab's results, so that its verdicts and components apply.</summary>
    public Comparison? Comparison { get; private set; }

    /// <summary>Does it.</summary>
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

    /// <summary>Ends it early; the shop is healed then.</summary>
    /// <param name="why">Why, for people.</param>
    public async Task StopAsync(string why)
    {
        EndedEarly ??= why;
        await stopping.CancelAsync();
        await Ended;
    }

    /// <summary>Waits for its end. Cancelling the wait ends it early.</summary>
    /// <param name="why">Why it is ended early then, for people.</param>
    /// <param name="cancellation">Ends it early; the shop is healed then.</param>
    public async Task WaitAsync(string why, CancellationToken cancellation)
    {
        using var stopping = cancellation.Register(() => _ = StopAsync(why));
        await Ended;
    }

    async Task WatchAsync(CancellationToken watching)
    {
        if (await presence.WatchAsync(_ => Task.CompletedTask, watching) is not { } gone) return;
        EndedEarly ??= gone;
        await stopping.CancelAsync();
    }

    // The next request to a host that is gone fails sooner than the watch is sure of it.
    async Task<string?> WhyGoneAsync() => EndedEarly ?? (await presence.LookAsync(stopping.Token) is { } gone ? EndedEarly ??= gone : EndedEarly);

    Comparison Compare() => new(Comparison.CurrentFormat, startedAt, MachineFacts.Look(), TopologyArguments.NameOf(stores),
        new("experiment", options.Pace.Name, options.Rate, options.Seed, 1, Judgement.Objective.TotalMilliseconds, options.Pace.Steady.TotalSeconds, options.Pace.Fault.TotalSeconds),
        [.. courses.Select(course => course.InResults())])
    {
        IsInterrupted = EndedEarly is not null,
    };
}
