using Evolution.Board.Connection;
using Evolution.Control;

namespace Evolution.Board.Breaking;

/// <summary>Looks every second whether the host is still the one that something was begun on.</summary>
/// <param name="host">The way to it.</param>
/// <param name="began">Its control server at the begin.</param>
sealed class HostPresence(HostConnection host, ControlClient began)
{
    static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    // A busy host may miss one.
    const int Misses = 2;

    /// <summary>Watches it until it is gone or nobody asks any more.</summary>
    /// <param name="meanwhile">Is done at each look at which it is there.</param>
    /// <param name="ended">Ends the watching.</param>
    /// <returns>Why it is gone, for people; null where the watching was ended.</returns>
    public async Task<string?> WatchAsync(Func<IReadOnlyList<TopologyState>, Task> meanwhile, CancellationToken ended)
    {
        while (true)
        {
            await Task.Delay(Pace, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested) return null;
            if (await LookAsync(meanwhile, ended) is { } gone) return gone;
        }
    }

    /// <summary>Looks once, after something has failed that a host that is gone may be the cause of.</summary>
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
            catch (Exception away) when (away is HostAwayException or ControlException or HttpRequestException or TimeoutException)
            {
                if (++missed == Misses) return $"The host went away. {away.Message}";
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
