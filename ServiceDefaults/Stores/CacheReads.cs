using System.Diagnostics.Metrics;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>Counts cache reads by result: for metrics, and since the start of the service for <c>/lab/cache</c>.</summary>
sealed class CacheReads
{
    static readonly Meter Meter = new("Evolution.Cache");
    static readonly Counter<long> Metric = Meter.CreateCounter<long>("evolution.cache.reads", "{read}", "Reads of the cache, by result: hit, miss or failure.");

    long hits, misses, failures;

    public CacheCounts Counts => new(Interlocked.Read(ref hits), Interlocked.Read(ref misses), Interlocked.Read(ref failures));

    public void Read(bool hit)
    {
        if (hit) Count(ref hits, "hit");
        else Count(ref misses, "miss");
    }

    public void Failed() => Count(ref failures, "failure");

    static void Count(ref long counter, string result)
    {
        Interlocked.Increment(ref counter);
        Metric.Add(1, new KeyValuePair<string, object?>("result", result));
    }
}

/// <summary>What came of reading the cache since the service started.</summary>
/// <param name="Hits">Entries that were there.</param>
/// <param name="Misses">Entries that were not.</param>
/// <param name="Failures">Commands that the cache did not answer.</param>
sealed record CacheCounts(long Hits, long Misses, long Failures);
