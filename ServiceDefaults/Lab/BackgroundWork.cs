namespace Evolution.ServiceDefaults.Lab;

/// <summary>Runs work in the background until it completes or is canceled.</summary>
sealed class BackgroundWork : IAsyncDisposable
{
    readonly CancellationTokenSource stopping = new();
    readonly Task work;

    public BackgroundWork(Func<CancellationToken, Task> start) => work = Task.Run(() => start(stopping.Token));

    public bool IsRunning => !work.IsCompleted;

    /// <summary>Cancels the work, and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
