using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.AppHost.Control;

/// <summary>
/// Detects within seconds whether services respond. Aspire checks a healthy resource only every 30 s, which is too slow for a user
/// who has just made it hang. Services are checked only while clients request the state.
/// </summary>
sealed class ServiceHealth(HealthCheckService checks)
{
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2), MaxAge = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, CachedHealth> cache = [];

    /// <summary>Returns the health of a service: the latest result of this class, or Aspire's result if that is missing or too old.</summary>
    public string? GetStatus(ProjectResource service, CustomResourceSnapshot? snapshot)
    {
        if (snapshot is null || !snapshot.IsRunning() || snapshot.HealthStatus is null) return snapshot?.HealthStatus?.ToString();

        // A result for the previous process does not apply to the current one.
        var cached = cache.GetOrAdd(service.Name, _ => new(snapshot.GetProcessId()));
        if (cached.Process != snapshot.GetProcessId()) cache[service.Name] = cached = new(snapshot.GetProcessId());
        if (cached.TryBeginCheck(PollInterval)) _ = CheckAsync(service, cached);
        return (cached.GetStatus(MaxAge) ?? snapshot.HealthStatus).ToString();
    }

    async Task CheckAsync(ProjectResource service, CachedHealth cached)
    {
        var names = service.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key).ToHashSet();
        try
        {
            cached.Status = (await checks.CheckHealthAsync(check => names.Contains(check.Name))).Status;
        }
        finally
        {
            cached.EndCheck();
        }
    }

    sealed class CachedHealth(int? process)
    {
        long? checkedAt;
        int isChecking;

        public int? Process => process;

        public HealthStatus? Status { private get; set; }

        /// <summary>Returns the last status, or null if it is older than <paramref name="age"/>.</summary>
        public HealthStatus? GetStatus(TimeSpan age) => checkedAt is { } last && Stopwatch.GetElapsedTime(last) < age ? Status : null;

        /// <summary>Begins a new check, if the interval has elapsed and no check is running.</summary>
        public bool TryBeginCheck(TimeSpan interval)
        {
            if (checkedAt is { } last && Stopwatch.GetElapsedTime(last) < interval) return false;
            return Interlocked.Exchange(ref isChecking, 1) is 0;
        }

        public void EndCheck()
        {
            checkedAt = Stopwatch.GetTimestamp();
            isChecking = 0;
        }
    }
}
