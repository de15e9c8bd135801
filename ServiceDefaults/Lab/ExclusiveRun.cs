namespace Evolution.ServiceDefaults.Lab;

/// <summary>Holds at most one background run: starting another run stops the previous one.</summary>
sealed class ExclusiveRun<TRun> : IAsyncDisposable where TRun : class, IAsyncDisposable
{
    readonly SemaphoreSlim gate = new(1);
    volatile TRun? current;

    public TRun? Current => current;

    public Task<TRun> StartAsync(Func<TRun> start) => RunLockedAsync(async () =>
    {
        await StopCurrentAsync();
        return current = start();
    });

    /// <summary>Stops the current run, and invokes <paramref name="cleanup"/> before another run can start.</summary>
    public Task StopAsync(Func<TRun?, Task> cleanup) => RunLockedAsync(async () =>
    {
        var stopped = current;
        await StopCurrentAsync();
        await cleanup(stopped);
        return stopped;
    });

    public async ValueTask DisposeAsync() => await StopAsync(_ => Task.CompletedTask);

    async Task StopCurrentAsync()
    {
        if (current is { } running) await running.DisposeAsync();
        current = null;
    }

    async Task<T> RunLockedAsync<T>(Func<Task<T>> step)
    {
        await gate.WaitAsync();
        try
        {
            return await step();
        }
        finally
        {
            gate.Release();
        }
    }
}
