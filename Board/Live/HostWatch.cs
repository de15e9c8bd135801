using System.Diagnostics;
using Evolution.Board.Connection;
using Evolution.Control;

namespace Evolution.Board.Live;

/// <summary>Polls the host only while there are watchers. A Board without an open page costs nothing.</summary>
sealed partial class HostWatch(HostConnection connection, ILogger<HostWatch> logger)
{
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan PaceWhileAway = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(150);

    readonly Lock gate = new();
    readonly List<Func<Task>> watchers = [];
    CancellationTokenSource? watching;

    /// <summary>The last known state.</summary>
    public HostView View { get; private set; } = HostView.Unknown;

    /// <summary>Reads the state once, unless the host is watched already. Pages call it for their first render.</summary>
    public async Task<HostView> LookAsync()
    {
        if (View == HostView.Unknown || !IsWatched) View = await ReadAsync(new HostReading(connection));
        return View;
    }

    /// <summary>Reports every new view until the returned object is disposed.</summary>
    /// <param name="changed">The callback, which reads the new state from <see cref="View"/>.</param>
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

    /// <summary>The current watch. It completes soon after the last watcher is gone.</summary>
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
            // Measured from start to start, so that a slow read does not delay the next; with a minimum pause, to spare a busy machine.
            var rest = (seen.Error is null ? Pace : PaceWhileAway) - Stopwatch.GetElapsedTime(begun);
            await Task.Delay(rest > LeastPause ? rest : LeastPause, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads the state and never throws, so that the watch continues. While the host is not reachable, the last known state is kept.</summary>
    async Task<HostView> ReadAsync(HostReading reading)
    {
        try
        {
            return await reading.NextAsync();
        }
        catch (Exception exception) when (exception is HostAwayException or ControlException)
        {
            return View with { Error = exception.Message };
        }
        catch (Exception exception)
        {
            LogUnexpected(exception);
            return View with { Error = $"The host answered something that the Board does not understand: {exception.Message}" };
        }
    }

    /// <summary>Calls a watcher. The failure of one page does not affect the others.</summary>
    async Task TellAsync(Func<Task> watcher)
    {
        try
        {
            await watcher();
        }
        catch (Exception exception)
        {
            LogUnexpected(exception);
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
