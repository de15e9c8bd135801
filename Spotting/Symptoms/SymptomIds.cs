namespace Evolution.Spotting.Symptoms;

/// <summary>The ids of the five symptoms of a distributed monolith, and the step of the plan that removes each.</summary>
public static class SymptomIds
{
    public const string SharedDatabase = "shared-database";
    public const string SharedLibrary = "shared-library";
    public const string SingleDeployment = "single-deployment";
    public const string SynchronousCalls = "synchronous-calls";
    public const string SharedCache = "shared-cache";

    /// <summary>All ids, in the order of the report.</summary>
    public static readonly IReadOnlyList<string> All = [SharedDatabase, SharedLibrary, SingleDeployment, SynchronousCalls, SharedCache];

    /// <summary>Returns the step of the plan that removes the symptom.</summary>
    public static string GetNextStep(string id) => id switch
    {
        SharedDatabase => "Phase 1: a schema and a user per service, which no other service reads. Phase 2: a database server per service, so that an outage or a noisy neighbour affects only that service.",
        SharedLibrary => "Phase 1: publish the shared code as a package with semantic versions, and support the last two releases at the same time, so that services can be upgraded one by one.",
        SingleDeployment => "Phase 2: a deployment file per service. Phase 3: a pipeline per service, so that each service is released when it is ready.",
        SynchronousCalls => "Phase 1: timeouts, retries of safe calls and circuit breakers. Phase 3: messages through a broker with outbox and inbox, where the response can wait.",
        SharedCache => "Phase 1: a cache per service, each with its own memory limit, so that no service can evict the entries of another.",
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, null),
    };
}
