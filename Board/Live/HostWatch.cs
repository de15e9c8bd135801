using System.Diagnostics;
using Evolution.Board.Connection;
using Evolution.Control;

namespace Evolution.Board.Live;

/// <summary>Watches the host while anybody looks, and only then: a Board that nobody looks at costs nothing.</summary>
sealed partial class HostWatch(HostConnection connection, ILogger<HostWatch> logger)
{
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan PaceWhileAway = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(150);

    readonly Lock gate = new();
    readonly List<Func<Task>> watchers = [];
    CancellationTokenSource? watching;

    /// <summary>What was last seen.</summary>
    public HostView View { get; private set; } = HostView.Unknown;

    /// <summary>Looks once, unless somebody watches anyway: for the first view of a page.</summary>
    public async Task<HostView> LookAsync()
    {
        if (View == HostView.Unknown || !IsWatched) View = await ReadAsync(new HostReading(connection));
        return View;
    }

    /// <summary>Tells of every new view until it is disposed.</summary>
    /// <param name="changed">What to call; it gets the view from <see cref="View"/>.</param>
    public IDisposable Watch(Func<Task> changed)
    {
        lock (gate)
        {
            watchers.Add(changed);
            if (watching is null)
            {
                watching = new();
                Running = RunAsync(watching.Token);
            }
        }
        return new Watching(() => End(changed));
    }

    /// <summary>The watch that goes on; ended soon after nobody looks any more.</summary>
    internal Task Running { get; private set; } = Task.CompletedTask;

    bool IsWatched
    {
        get
        {
            lock (gate) return watching is not null;
        }
    }

    void End(Func<Task> changed)
    {
        lock (gate)
        {
            watchers.Remove(changed);
            if (watchers.Count > 0 || watching is null) return;
            watching.Cancel();
            watching = null;
        }
    }

    async Task RunAsync(CancellationToken ended)
    {
        var reading = new HostReading(connection);
        while (!ended.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            var seen = await ReadAsync(reading);
            if (ended.IsCancellationRequested) return;
            View = seen;
            foreach (var watcher in Watchers()) await TellAsync(watcher);
            // From look to look, so that a slow one does not delay the next; with a pause, so that it does not weigh on a busy machine.
            var rest = (seen.Error is null ? Pace : PaceWhileAway) - Stopwatch.GetElapsedTime(begun);
            await Task.Delay(rest > LeastPause ? rest : LeastPause, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whatever a host answers, the watch goes on. While the host is away, what was seen last is kept, by whichever reading.</summary>
    async Task<HostView> ReadAsync(HostReading reading)
    {
        try
        {
            return await reading.NextAsync();
        }
        catch (Exception away) when (away is HostAwayException or ControlException)
        {
            return View with { Error = away.Message };
        }
        catch (Exception unexpected)
        {
            LogUnexpected(unexpected);
            return View with { Error = $"The host answered something that the Board does not understand: {unexpected.Message}" };
        }
    }

    /// <summary>A page that fails, or has just gone, takes no other with it.</summary>
    async Task TellAsync(Func<Task> watcher)
    {
        try
        {
            await watcher();
        }
        catch (Exception failure)
        {
            LogUnexpected(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The watch of the host goes on after a failure.")]
    partial void LogUnexpected(Exception failure);

    Func<Task>[] Watchers()
    {
        lock (gate) return [.. watchers];
    }

    sealed class Watching(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
