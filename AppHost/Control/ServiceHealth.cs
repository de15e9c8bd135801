using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.AppHost.Control;

/// <summary>
/// Knows within seconds whether services answer. Aspire asks a healthy resource every 30 s, too seldom for somebody who has just let it
/// hang and looks what happens. Services are asked only while somebody looks.
/// </summary>
sealed class ServiceHealth(HealthCheckService checks)
{
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2), MaxAge = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, Answer> answers = [];

    /// <summary>How a service is: what its own check said last, or what Aspire's did where that was not yet.</summary>
    public string? Of(ProjectResource service, CustomResourceSnapshot? snapshot)
    {
        if (snapshot is null || !snapshot.Runs() || snapshot.HealthStatus is null) return snapshot?.HealthStatus?.ToString();

        // An answer of its last process says nothing of this one.
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

        /// <summary>The last status, unless it is older than that.</summary>
        public HealthStatus? Within(TimeSpan age) => askedAt is { } last && Stopwatch.GetElapsedTime(last) < age ? Status : null;

        /// <summary>Whether it is time to ask again, and nobody does.</summary>
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
