using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Evolution.Board.Connection;
using Evolution.Control;

namespace Evolution.Board.Live;

/// <summary>Polls the host while there are subscribers, so that a Board without an open page causes no load.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A CancellationTokenSource without a timer holds no unmanaged resources.")]
sealed partial class HostMonitor(HostConnection connection, ILogger<HostMonitor> logger)
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);
    static readonly TimeSpan MinDelay = TimeSpan.FromMilliseconds(150);

    readonly Lock gate = new();
    readonly List<Func<Task>> subscribers = [];
    CancellationTokenSource? pollCancellation;

    /// <summary>The last known state.</summary>
    public HostView View { get; private set; } = HostView.Unknown;

    /// <summary>Returns the current state. Reads it first if the host is not being polled. Pages call this method for their first render.</summary>
    public async Task<HostView> GetViewAsync()
    {
        if (View == HostView.Unknown || !IsPolling) View = await ReadAsync(new HostReader(connection));
        return View;
    }

    /// <summary>Calls a callback after each read until the returned object is disposed.</summary>
    /// <param name="callback">The callback. It reads the new state from <see cref="View"/>.</param>
    public IDisposable Subscribe(Func<Task> callback)
    {
        lock (gate)
        {
            subscribers.Add(callback);
            if (pollCancellation is null)
            {
                pollCancellation = new();
                Polling = PollAsync(pollCancellation.Token);
            }
        }
        return new Subscription(() => Unsubscribe(callback));
    }

    /// <summary>The current polling loop. It completes soon after the last subscriber unsubscribes.</summary>
    internal Task Polling { get; private set; } = Task.CompletedTask;

    bool IsPolling
    {
        get
        {
            lock (gate) return pollCancellation is not null;
        }
    }

    void Unsubscribe(Func<Task> callback)
    {
        lock (gate)
        {
            subscribers.Remove(callback);
            if (subscribers.Count > 0 || pollCancellation is null) return;
            pollCancellation.Cancel();
            pollCancellation = null;
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
            // The interval is measured from start to start, so that a slow read does not delay the next one. The minimum delay limits the load on a busy machine.
            var delay = (view.Error is null ? PollInterval : RetryInterval) - Stopwatch.GetElapsedTime(startedAt);
            await Task.Delay(delay > MinDelay ? delay : MinDelay, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads the state. Never throws, so that polling continues. While the host is not reachable, returns the last known state with an error.</summary>
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
            LogUnexpectedError(exception);
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
            LogUnexpectedError(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Polling of the host continues after an unexpected error.")]
    partial void LogUnexpectedError(Exception exception);

    Func<Task>[] GetSubscribers()
    {
        lock (gate) return [.. subscribers];
    }

    sealed class Subscription(Action unsubscribe) : IDisposable
    {
        public void Dispose() => unsubscribe();
    }
}
