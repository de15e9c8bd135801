namespace Evolution.ServiceDefaults.Lab;

/// <summary>Holds at most one background run: starting another run ends the previous one.</summary>
sealed class OneRun<TRun> : IAsyncDisposable where TRun : class, IAsyncDisposable
{
    readonly SemaphoreSlim turn = new(1);
    volatile TRun? current;

    public TRun? Current => current;

    public Task<TRun> StartAsync(Func<TRun> start) => InTurnAsync(async () =>
    {
        await EndCurrentAsync();
        return current = start();
    });

    /// <summary>Ends the current run, and invokes <paramref name="then"/> before another run can start.</summary>
    public Task EndAsync(Func<TRun?, Task> then) => InTurnAsync(async () =>
    {
        var ended = current;
        await EndCurrentAsync();
        await then(ended);
        return ended;
    });

    public async ValueTask DisposeAsync() => await EndAsync(_ => Task.CompletedTask);

    async Task EndCurrentAsync()
    {
        if (current is { } running) await running.DisposeAsync();
        current = null;
    }

    async Task<T> InTurnAsync<T>(Func<Task<T>> step)
    {
        await turn.WaitAsync();
        try
        {
            return await step();
        }
        finally
        {
            turn.Release();
        }
    }
}
