using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.AppHost.Control;

/// <summary>
/// Detects within seconds whether services respond. Aspire checks a healthy resource every 30 s, which is too seldom for a user who has
/// just made it hang and watches the effect. Services are checked only while clients request the state.
/// </summary>
sealed class ServiceHealth(HealthCheckService checks)
{
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2), MaxAge = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, Answer> answers = [];

    /// <summary>Returns the health of a service: the latest result of this class, or Aspire's result if that is missing or too old.</summary>
    public string? Of(ProjectResource service, CustomResourceSnapshot? snapshot)
    {
        if (snapshot is null || !snapshot.Runs() || snapshot.HealthStatus is null) return snapshot?.HealthStatus?.ToString();

        // A result for the previous process does not apply to the current one.
        var answer = answers.GetOrAdd(service.Name, _ => new(snapshot.ProcessId()));
        if (answer.Process != snapshot.ProcessId()) answers[service.Name] = answer = new(snapshot.ProcessId());
        if (answer.TryBegin(PollInterval)) _ = AskAsync(service, answer);
        return (answer.Within(MaxAge) ?? snapshot.HealthStatus).ToString();
    }

    async Task AskAsync(ProjectResource service, Answer answer)
    {
        var names = service.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key).ToHashSet();
        try
        {
            answer.Status = (await checks.CheckHealthAsync(check => names.Contains(check.Name))).Status;
        }
        finally
        {
            answer.End();
        }
    }

    sealed class Answer(int? process)
    {
        long? askedAt;
        int asking;

        public int? Process => process;

        public HealthStatus? Status { private get; set; }

        /// <summary>Returns the last status, or null if it is older than <paramref name="age"/>.</summary>
        public HealthStatus? Within(TimeSpan age) => askedAt is { } last && Stopwatch.GetElapsedTime(last) < age ? Status : null;

        /// <summary>Begins a new check, if the interval has elapsed and no check is running.</summary>
        public bool TryBegin(TimeSpan interval)
        {
            if (askedAt is { } last && Stopwatch.GetElapsedTime(last) < interval) return false;
            return Interlocked.Exchange(ref asking, 1) is 0;
        }

        public void End()
        {
            askedAt = Stopwatch.GetTimestamp();
            asking = 0;
        }
    }
}
