using System.Diagnostics;
using Evolution.Board.Connection;
using Evolution.Control;

namespace Evolution.Board.Live;

/// <summary>Polls the host while there are subscribers, so that a Board without an open page causes no load.</summary>
sealed partial class HostMonitor(HostConnection connection, ILogger<HostMonitor> logger)
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);
    static readonly TimeSpan MinDelay = TimeSpan.FromMilliseconds(150);

    readonly Lock gate = new();
    readonly List<Func<Task>> subscribers = [];
    CancellationTokenSource? polling;

    /// <summary>The last known state.</summary>
    public HostView View { get; private set; } = HostView.Unknown;

    /// <summary>Returns the current state, and reads it first if the host is not being polled. Pages call it for their first render.</summary>
    public async Task<HostView> GetViewAsync()
    {
        if (View == HostView.Unknown || !IsPolling) View = await ReadAsync(new HostReader(connection));
        return View;
    }

    /// <summary>Calls a callback after each read until the returned object is disposed.</summary>
    /// <param name="changed">The callback, which reads the new state from <see cref="View"/>.</param>
    public IDisposable Subscribe(Func<Task> changed)
    {
        lock (gate)
        {
            subscribers.Add(changed);
            if (polling is null)
            {
                polling = new();
                Polling = PollAsync(polling.Token);
            }
        }
        return new Subscription(() => Unsubscribe(changed));
    }

    /// <summary>The current polling loop. It completes soon after the last subscriber is gone.</summary>
    internal Task Polling { get; private set; } = Task.CompletedTask;

    bool IsPolling
    {
        get
        {
            lock (gate) return polling is not null;
        }
    }

    void Unsubscribe(Func<Task> changed)
    {
        lock (gate)
        {
            subscribers.Remove(changed);
            if (subscribers.Count > 0 || polling is null) return;
            polling.Cancel();
            polling = null;
        }
    }

    async Task PollAsync(CancellationToken cancellationToken)
    {
        var reader = new HostReader(connection);
        while (!cancellationToken.IsCancellationRequested)
        {
            var startedAt = Stopwatch.GetTimestamp();
            var view = await ReadAsync(reader);
            if (cancellationToken.IsCancellationRequested) return;
            View = view;
            foreach (var subscriber in GetSubscribers()) await NotifyAsync(subscriber);
            // The interval is measured from start to start, so that a slow read does not delay the next one. The minimum delay spares a busy machine.
            var delay = (view.Error is null ? PollInterval : RetryInterval) - Stopwatch.GetElapsedTime(startedAt);
            await Task.Delay(delay > MinDelay ? delay : MinDelay, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads the state. It never throws, so that polling continues. While the host is not reachable, the last known state is kept.</summary>
    async Task<HostView> ReadAsync(HostReader reader)
    {
        try
        {
            return await reader.ReadAsync();
        }
        catch (Exception exception) when (exception is HostUnavailableException or ControlException)
        {
            return View with { Error = exception.Message };
        }
        catch (Exception exception)
        {
            LogUnexpected(exception);
            return View with { Error = $"The host returned an unexpected response: {exception.Message}" };
        }
    }

    /// <summary>Calls a subscriber. An exception in one page does not affect the others.</summary>
    async Task NotifyAsync(Func<Task> subscriber)
    {
        try
        {
            await subscriber();
        }
        catch (Exception exception)
        {
            LogUnexpected(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Polling of the host continues after an unexpected error.")]
    partial void LogUnexpected(Exception exception);

    Func<Task>[] GetSubscribers()
    {
        lock (gate) return [.. subscribers];
    }

    sealed class Subscription(Action unsubscribe) : IDisposable
    {
        public void Dispose() => unsubscribe();
    }
}
