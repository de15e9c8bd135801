using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Evolution.ServiceDefaults.Versioning;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>
/// The service's cache of JSON. Keys start with the service's name, since services may share a Redis server, and with the release of the
/// contracts, since replicas of two releases may share one. An entry that cannot be read and a cache that does not respond are treated as
/// a miss: the request is slower, but does not fail.
/// </summary>
public sealed partial class Cache(string service, IConnectionMultiplexer redis, ILogger<Cache> logger)
{
    readonly CacheReads reads = new();

    internal CacheCounts Counts => reads.Counts;

    /// <summary>Reads an entry.</summary>
    /// <returns>Null if there is no entry, or it cannot be read, or the cache does not respond.</returns>
    public async Task<CachedJson<T>?> GetAsync<T>(string key, JsonTypeInfo<T> type)
    {
        try
        {
            return Read(key, await redis.GetDatabase().StringGetAsync(GetFullKey(key)), type);
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            return HandleFailure<CachedJson<T>?>(exception);
        }
    }

    /// <summary>Reads several entries in one round trip.</summary>
    /// <returns>One element per key; null if there is no entry, or it cannot be read, or the cache does not respond.</returns>
    public async Task<IReadOnlyList<CachedJson<T>?>> GetAsync<T>(IReadOnlyList<string> keys, JsonTypeInfo<T> type)
    {
        try
        {
            var values = await redis.GetDatabase().StringGetAsync([.. keys.Select(key => (RedisKey)GetFullKey(key))]);
            return [.. keys.Zip(values, (key, value) => Read(key, value, type))];
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            return HandleFailure<CachedJson<T>?[]>(exception) ?? new CachedJson<T>?[keys.Count];
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

    CachedJson<T>? Read<T>(string key, RedisValue value, JsonTypeInfo<T> type)
    {
        var entry = value.IsNull ? null : TryDeserialize(key, (byte[])value!, type);
        reads.CountRead(isHit: entry is not null);
        return entry;
    }

    CachedJson<T>? TryDeserialize<T>(string key, byte[] json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) is { } value ? new(value, json) : null;
        }
        catch (JsonException exception)
        {
            // The reader replaces the entry with one that can be read.
            LogUnreadableEntry(key, exception.Message);
            return null;
        }
    }

    string GetFullKey(string key) => $"{service}:v{ContractVersions.Newest}:{key}";

    /// <summary>
    /// Returns whether a command failed because the cache is unavailable. When the client abandons a connection, it cancels pending
    /// commands, or fails them with the exception of the connection's reader. No other cancellation is possible, because no token is passed.
    /// </summary>
    internal static bool IsUnavailable(Exception failure) => failure is RedisException or TimeoutException or OperationCanceledException or InvalidOperationException or IOException or SocketException;

    T? HandleFailure<T>(Exception failure)
    {
        reads.CountFailure();
        LogFailure(failure.Message);
        return default;
    }

    [LoggerMessage(LogLevel.Warning, "The cache entry {Key} cannot be read and counts as missing: {Cause}")]
    partial void LogUnreadableEntry(string key, string cause);

    [LoggerMessage(LogLevel.Debug, "The cache is unavailable: {Cause}")]
    partial void LogFailure(string cause);
}
