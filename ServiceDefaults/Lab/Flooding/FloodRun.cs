using System.Globalization;
using Evolution.ServiceDefaults.Stores;
using StackExchange.Redis;

namespace Evolution.ServiceDefaults.Lab.Flooding;

/// <summary>Writes many entries of random bytes to the cache. While the cache is unavailable, it waits and then continues where it stopped.</summary>
sealed class FloodRun : IAsyncDisposable
{
    const int EntryBytes = 16 * 1024;
    const int EntriesPerMegabyte = 1024 * 1024 / EntryBytes;

    // 256 KiB per batch, because the service's own reads share the connection and run between batches.
    const int BatchEntries = 16;

    static readonly TimeSpan EntryLifetime = TimeSpan.FromMinutes(5);
    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    readonly string service;
    readonly IDatabase cache;
    readonly int megabytes;
    readonly BackgroundWork work;
    long writtenBytes;

    public FloodRun(string service, IDatabase cache, int megabytes)
    {
        (this.service, this.cache, this.megabytes) = (service, cache, megabytes);
        work = new(WriteAsync);
    }

    public Flood State => new(megabytes, Interlocked.Read(ref writtenBytes), work.IsRunning);

    /// <summary>Returns the keys of all entries of a flood of the given size.</summary>
    public static IEnumerable<RedisKey> GetKeys(string service, int megabytes) => Enumerable.Range(0, megabytes * EntriesPerMegabyte).Select(entry => GetKey(service, entry));

    public ValueTask DisposeAsync() => work.DisposeAsync();

    async Task WriteAsync(CancellationToken cancellationToken)
    {
        var values = Enumerable.Range(0, BatchEntries).Select(_ => new byte[EntryBytes]).ToArray();
        for (var first = 0; first < megabytes * EntriesPerMegabyte; first += BatchEntries)
        {
            foreach (var value in values) Random.Shared.NextBytes(value);
            while (!await TryWriteAsync(first, values)) await Task.Delay(RetryDelay, cancellationToken);
            Interlocked.Add(ref writtenBytes, BatchEntries * EntryBytes);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    async Task<bool> TryWriteAsync(int first, byte[][] values)
    {
        try
        {
            await Task.WhenAll(values.Select((value, position) => cache.StringSetAsync(GetKey(service, first + position), value, EntryLifetime)));
            return true;
        }
        catch (Exception exception) when (Cache.IsUnavailable(exception))
        {
            return false;
        }
    }

    static RedisKey GetKey(string service, int entry) => string.Create(CultureInfo.InvariantCulture, $"{service}:flood:{entry}");
}
