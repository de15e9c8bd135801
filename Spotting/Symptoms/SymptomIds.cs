namespace Evolution.Spotting.Symptoms;

/// <summary>The five symptoms of a distributed monolith, and the step of the plan that removes each.</summary>
public static class SymptomIds
{
    public const string SharedDatabase = "shared-database";
    public const string SharedLibrary = "shared-library";
    public const string SingleDeployment = "single-deployment";
    public const string SynchronousCalls = "synchronous-calls";
    public const string SharedCache = "shared-cache";

    /// <summary>All five, in the order of the report.</summary>
    public static readonly IReadOnlyList<string> All = [SharedDatabase, SharedLibrary, SingleDeployment, SynchronousCalls, SharedCache];

    /// <summary>Returns the step of the plan that removes the symptom.</summary>
    public static string NextStep(string id) => id switch
    {
        SharedDatabase => "Phase 1: a schema and a user per service, read by nobody else. Phase 2: a database server per service, so that an outage or a noisy neighbour stays at home.",
        SharedLibrary => "Phase 1: publish the shared code as a package with semantic versions, and speak the last two releases side by side, so that services move one at a time.",
        SingleDeployment => "Phase 2: a deployment file per service. Phase 3: a pipeline per service, so that each goes out when it is ready.",
        SynchronousCalls => "Phase 1: time limits, retries of safe calls and circuit breakers. Phase 3: messages through a broker with outbox and inbox, where an answer can wait.",
        SharedCache => "Phase 1: a cache per service, each with its own memory limit, so that one cannot evict what others cached.",
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, null),
    };
}
