using Evolution.Board.Connection;
using Evolution.Control;

namespace Evolution.Board.Breaking;

/// <summary>Checks every second whether the host is still the one on which an operation started.</summary>
/// <param name="host">The connection to the host.</param>
/// <param name="began">The client of its control server at the start of the operation.</param>
sealed class HostPresence(HostConnection host, ControlClient began)
{
    static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    // A busy host may fail to respond once.
    const int Misses = 2;

    /// <summary>Watches the host until it is gone or the watch is cancelled.</summary>
    /// <param name="meanwhile">Called after each successful check, with the running topologies.</param>
    /// <param name="ended">Cancels the watch.</param>
    /// <returns>The reason why the host is gone, as text for the user; null if the watch was cancelled.</returns>
    public async Task<string?> WatchAsync(Func<IReadOnlyList<TopologyState>, Task> meanwhile, CancellationToken ended)
    {
        while (true)
        {
            await Task.Delay(Pace, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested) return null;
            if (await LookAsync(meanwhile, ended) is { } gone) return gone;
        }
    }

    /// <summary>Checks once, after a failure that a missing host may have caused.</summary>
    /// <inheritdoc cref="WatchAsync"/>
    public Task<string?> LookAsync(CancellationToken ended) => LookAsync(_ => Task.CompletedTask, ended);

    async Task<string?> LookAsync(Func<IReadOnlyList<TopologyState>, Task> meanwhile, CancellationToken ended)
    {
        for (var missed = 0; !ended.IsCancellationRequested;)
        {
            try
            {
                if (host.Client != began) return "The host was started anew.";
                await meanwhile(await host.AskAsync(control => control.TopologiesAsync(ended)));
                return null;
            }
            catch (Exception exception) when (exception is HostAwayException or ControlException or HttpRequestException or TimeoutException)
            {
                if (++missed == Misses) return $"The host went away. {exception.Message}";
                await Task.Delay(Pace, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return null;
            }
        }
        return null;
    }
}
