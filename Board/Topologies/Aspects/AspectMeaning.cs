namespace Evolution.Board.Topologies.Aspects;

/// <summary>Explains the values of the aspects, each in a short sentence.</summary>
static class AspectMeaning
{
    static readonly Dictionary<(string Aspect, string Value), string> Sentences = new()
    {
        [("caches", "shared")] = "All services use one Redis.",
        [("caches", "per-service")] = "Each service has a Redis of its own.",
        [("databases", "shared")] = "One PostgreSQL server, a schema for each service.",
        [("databases", "per-service")] = "Each service has a PostgreSQL server of its own.",
        [("contracts", "unversioned")] = "Only the newest shape of requests and replies is spoken.",
        [("contracts", "semver")] = "Version 1 and 2 are spoken side by side.",
        [("contracts", "api-contracts")] = "Versions side by side, and each build checks what others rely on.",
        [("contracts", "message-contracts")] = "Versions side by side, and requests and messages are both checked.",
        [("breaker", "none")] = "A caller waits as long as the callee takes: no time limits.",
        [("breaker", "circuit-breaker")] = "Time limits, retries of safe calls, and no calls to who keeps failing.",
        [("addressing", "environment-variables")] = "Addresses are given when a service starts.",
        [("addressing", "service-discovery")] = "Addresses are looked up by name while it runs.",
        [("messaging", "http")] = "Orders calls the others and waits for their answers.",
        [("messaging", "rabbitmq")] = "Orders sends messages and does not wait.",
        [("deployment", "one-unit")] = "Everything is deployed, and so restarted, together.",
        [("deployment", "unit-per-service")] = "Each service is deployed by itself.",
        [("deployment", "pipeline-per-service")] = "Each service is deployed by itself, by a pipeline of its own.",
    };

    /// <summary>Returns the sentence; null for a value without one.</summary>
    public static string? Of(string aspect, string value) => Sentences.GetValueOrDefault((aspect, value));
}
