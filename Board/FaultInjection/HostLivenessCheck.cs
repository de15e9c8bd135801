using Evolution.Board.Connection;
using Evolution.Control;

namespace Evolution.Board.FaultInjection;

/// <summary>Checks every second whether the host on which an operation started is still running.</summary>
/// <param name="host">The connection to the host.</param>
/// <param name="originalClient">The client of its control server at the start of the operation.</param>
sealed class HostLivenessCheck(HostConnection host, ControlClient originalClient)
{
    static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    // A busy host may fail to respond once.
    const int MaxFailures = 2;

    /// <summary>Checks the host repeatedly until it is unavailable or the check is cancelled.</summary>
    /// <param name="onSuccess">Called after each successful check, with the running topologies.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>The reason why the host is unavailable, as user-facing text; null if the check was cancelled.</returns>
    public async Task<string?> WatchAsync(Func<IReadOnlyList<TopologyState>, Task> onSuccess, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(CheckInterval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested) return null;
            if (await CheckAsync(onSuccess, cancellationToken) is { } reason) return reason;
        }
    }

    /// <summary>Checks the host once, after a failure that an unavailable host may have caused.</summary>
    /// <inheritdoc cref="WatchAsync"/>
    public Task<string?> CheckAsync(CancellationToken cancellationToken) => CheckAsync(_ => Task.CompletedTask, cancellationToken);

    async Task<string?> CheckAsync(Func<IReadOnlyList<TopologyState>, Task> onSuccess, CancellationToken cancellationToken)
    {
        for (var failureCount = 0; !cancellationToken.IsCancellationRequested;)
        {
            try
            {
                if (host.Client != originalClient) return "The host was restarted.";
                await onSuccess(await host.SendAsync(control => control.GetTopologiesAsync(cancellationToken)));
                return null;
            }
            catch (Exception exception) when (exception is HostUnavailableException or ControlException or HttpRequestException or TimeoutException)
            {
                if (++failureCount == MaxFailures) return $"The host is no longer available. {exception.Message}";
                await Task.Delay(CheckInterval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return null;
            }
        }
        return null;
    }
}
