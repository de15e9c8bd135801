namespace Evolution.ServiceDefaults.Lab;

/// <summary>Something that goes on in the background until it is done or ended.</summary>
sealed class BackgroundWork : IAsyncDisposable
{
    readonly CancellationTokenSource stopping = new();
    readonly Task work;

    public BackgroundWork(Func<CancellationToken, Task> start) => work = Task.Run(() => start(stopping.Token));

    public bool Running => !work.IsCompleted;

    /// <summary>Ends it, and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
