using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Stores;
using StackExchange.Redis;

namespace Evolution.ServiceDefaults.Lab.Flooding;

/// <summary>Floods the service's cache, which evicts entries in use. A new flood replaces the previous one.</summary>
sealed class CacheFlood(Schema schema, IConnectionMultiplexer redis) : IAsyncDisposable
{
    public const int MaxMegabytes = 1024;
    const int DeleteBatchSize = 512;

    readonly ExclusiveRun<FloodRun> run = new();

    public Flood State => run.Current?.State ?? Flood.None;

    public async Task<Flood> StartAsync(int megabytes) => (await run.StartAsync(() => new(schema.Name, redis.GetDatabase(), megabytes))).State;

    /// <summary>Stops the flood and removes its entries, including those that a previous process wrote.</summary>
    /// <exception cref="DependencyException">The cache does not respond. The remaining entries expire.</exception>
    public Task StopAsync() => run.StopAsync(async _ =>
    {
        try
        {
            foreach (var keys in FloodRun.GetKeys(schema.Name, MaxMegabytes).Chunk(DeleteBatchSize)) await redis.GetDatabase().KeyDeleteAsync(keys);
        }
        catch (Exception exception) when (Cache.IsUnavailable(exception))
        {
            throw new DependencyException("cache", "The cache does not respond. The remaining flood entries expire within 5 minutes.", exception);
        }
    });

    public ValueTask DisposeAsync() => run.DisposeAsync();
}
