namespace Evolution.Lab.Advising;

/// <summary>Describes the steps of the plan: the aspects that each phase changes.</summary>
public static class PlanSteps
{
    /// <summary>Returns the steps from phase 0 to a phase, in the order of the plan.</summary>
    public static IReadOnlyList<string> GetSteps(int phase) => [.. Enumerable.Range(1, phase).SelectMany(DescribeChanges)];

    static IEnumerable<string> DescribeChanges(int phase)
    {
        var before = TopologyArguments.GetAspects(Topology.Phases[phase - 1]);
        return TopologyArguments.GetAspects(Topology.Phases[phase]).Where(aspect => before[aspect.Key] != aspect.Value)
            .Select(aspect => $"{aspect.Key}={aspect.Value}")
            .Select(setting => $"{Descriptions[setting]} (phase {phase}, {setting})");
    }

    static readonly Dictionary<string, string> Descriptions = new()
    {
        ["caches=per-service"] = "Give each service its own cache",
        ["contracts=semver"] = "Version the shared package so that two versions work side by side",
        ["breaker=circuit-breaker"] = "Add timeouts, retries of safe calls and circuit breakers to the calls between services",
        ["databases=per-service"] = "Give each service its own database server, and replace the shared transaction with compensation",
        ["contracts=api-contracts"] = "Check each service against its API contracts",
        ["deployment=unit-per-service"] = "Make each service its own deployment unit",
        ["contracts=message-contracts"] = "Check the message contracts as well",
        ["addressing=service-discovery"] = "Let callers find services by service discovery instead of environment variables",
        ["messaging=rabbitmq"] = "Send orders as messages through a broker, with an outbox and an inbox in each service",
        ["deployment=pipeline-per-service"] = "Give each service its own pipeline",
    };
}
