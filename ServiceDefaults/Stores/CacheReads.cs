using System.Diagnostics.Metrics;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>Counts cache reads by result: as a metric, and since startup for <c>/lab/cache</c>.</summary>
sealed class CacheReads
{
    static readonly Meter Meter = new("Evolution.Cache");
    static readonly Counter<long> ReadCounter = Meter.CreateCounter<long>("evolution.cache.reads", "{read}", "Reads of the cache, by result: hit, miss or failure.");

    long hits, misses, failures;

    public CacheCounts Counts => new(Interlocked.Read(ref hits), Interlocked.Read(ref misses), Interlocked.Read(ref failures));

    public void CountRead(bool isHit)
    {
        if (isHit) Count(ref hits, "hit");
        else Count(ref misses, "miss");
    }

    public void CountFailure() => Count(ref failures, "failure");

    static void Count(ref long counter, string result)
    {
        Interlocked.Increment(ref counter);
        ReadCounter.Add(1, new KeyValuePair<string, object?>("result", result));
    }
}

/// <summary>The results of cache reads since the service started.</summary>
/// <param name="Hits">The number of entries that were in the cache.</param>
/// <param name="Misses">The number of entries that were not in the cache.</param>
/// <param name="Failures">The number of commands to which the cache did not respond.</param>
sealed record CacheCounts(long Hits, long Misses, long Failures);
