namespace Evolution.ServiceDefaults.Lab;

/// <summary>Runs work in the background until it completes or is canceled.</summary>
sealed class BackgroundWork : IAsyncDisposable
{
    readonly CancellationTokenSource stopCancellation = new();
    readonly Task work;

    public BackgroundWork(Func<CancellationToken, Task> run) => work = Task.Run(() => run(stopCancellation.Token));

    public bool IsRunning => !work.IsCompleted;

    /// <summary>Cancels the work and waits for it to stop.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopCancellation.CancelAsync();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
