using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>
/// The service's cache. Keys start with the service's name, since services may share a Redis server. A cache failure is treated as a
/// miss: the request is slower, but does not fail.
/// </summary>
public sealed partial class Cache(string service, IConnectionMultiplexer redis, ILogger<Cache> logger)
{
    readonly CacheReads reads = new();

    internal CacheCounts Counts => reads.Counts;

    /// <summary>Reads an entry.</summary>
    /// <returns>Null if there is no entry or the cache does not respond.</returns>
    public async Task<byte[]?> GetAsync(string key)
    {
        try
        {
            byte[]? value = await redis.GetDatabase().StringGetAsync(GetFullKey(key));
            reads.CountRead(isHit: value is not null);
            return value;
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            return HandleFailure<byte[]?>(exception);
        }
    }

    /// <summary>Reads several entries in one round trip.</summary>
    /// <returns>One element per key; null if there is no entry or the cache does not respond.</returns>
    public async Task<byte[]?[]> GetAsync(IReadOnlyList<string> keys)
    {
        try
        {
            var values = await redis.GetDatabase().StringGetAsync([.. keys.Select(key => (RedisKey)GetFullKey(key))]);
            foreach (var value in values) reads.CountRead(isHit: !value.IsNull);
            return [.. values.Select(value => (byte[]?)value)];
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            return HandleFailure<byte[]?[]>(exception) ?? new byte[]?[keys.Count];
        }
    }

    /// <summary>Writes an entry without waiting for the result.</summary>
    public void Set(string key, ReadOnlyMemory<byte> value, TimeSpan lifetime)
    {
        try
        {
            redis.GetDatabase().StringSet(GetFullKey(key), value, lifetime, flags: CommandFlags.FireAndForget);
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            HandleFailure<object?>(exception);
        }
    }

    /// <summary>Removes an entry without waiting for the result.</summary>
    public void Remove(string key)
    {
        try
        {
            redis.GetDatabase().KeyDelete(GetFullKey(key), CommandFlags.FireAndForget);
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            HandleFailure<object?>(exception);
        }
    }

    string GetFullKey(string key) => $"{service}:{key}";

    // The library cancels pending commands when it abandons a connection. No other cancellation is possible, because no token is passed.
    static bool IsUnavailable(Exception failure) => failure is RedisException or TimeoutException or OperationCanceledException;

    T? HandleFailure<T>(Exception failure)
    {
        reads.CountFailure();
        LogFailure(failure.Message);
        return default;
    }

    [LoggerMessage(LogLevel.Debug, "The cache is unavailable: {Cause}")]
    partial void LogFailure(string cause);
}
