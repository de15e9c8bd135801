using Npgsql;

namespace Evolution.ServiceDefaults.Lab.Leaking;

/// <summary>Leaks connections of the service's pool, like code that does not dispose them. A new leak replaces the previous one.</summary>
/// <param name="database">The service's own connections.</param>
sealed class ConnectionLeak(NpgsqlDataSource database) : IAsyncDisposable
{
    public const double MaxPerSecond = 100;

    readonly ExclusiveRun<LeakRun> run = new();

    public Leak State => run.Current?.State ?? Leak.None;

    public async Task<Leak> StartAsync(double perSecond) => (await run.StartAsync(() => new(database, perSecond))).State;

    /// <summary>Stops the leak, and returns the connections to the pool.</summary>
    public Task StopAsync() => run.StopAsync(_ => Task.CompletedTask);

    public ValueTask DisposeAsync() => run.DisposeAsync();
}
