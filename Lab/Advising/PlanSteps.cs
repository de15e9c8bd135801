
namespace Evolution.Lab.Advising;

/// <summary>The plan's steps in words: each aspect that a phase changes, phase by phase.</summary>
public static class PlanSteps
{
    /// <summary>Those from phase 0 to a phase, in the order of the plan.</summary>
    public static IReadOnlyList<string> To(int phase) => [.. Enumerable.Range(1, phase).SelectMany(Of)];

    static IEnumerable<string> Of(int phase)
    {
        var before = TopologyArguments.AspectsOf(Topology.Phases[phase - 1]);
        return TopologyArguments.AspectsOf(Topology.Phases[phase]).Where(aspect => before[aspect.Key] != aspect.Value)
            .Select(aspect => $"{aspect.Key}={aspect.Value}")
            .Select(setting => $"{Words[setting]} (phase {phase}, {setting})");
    }

    static readonly Dictionary<string, string> Words = new()
    {
        ["caches=per-service"] = "Give each service a cache of its own",
        ["contracts=semver"] = "Version the shared package, so that two releases are spoken side by side",
        ["breaker=circuit-breaker"] = "Put time limits, retries of safe calls and circuit breakers around the calls between services",
        ["databases=per-service"] = "Give each service a database server of its own, and undo with compensation what one transaction did",
        ["contracts=api-contracts"] = "Check each service against the contracts of its API",
        ["deployment=unit-per-service"] = "Make each service a deployment unit of its own",
        ["contracts=message-contracts"] = "Check the contracts of messages too",
        ["addressing=service-discovery"] = "Let callers find services by discovery, not by addresses in their environment",
        ["messaging=rabbitmq"] = "Send orders as messages through a broker, with an outbox and an inbox in each service",
        ["deployment=pipeline-per-service"] = "Give each service a pipeline of its own",
    };
}
