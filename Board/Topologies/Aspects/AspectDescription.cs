namespace Evolution.Board.Topologies.Aspects;

/// <summary>Describes the values of the aspects, each in a short sentence.</summary>
static class AspectDescription
{
    static readonly Dictionary<(string Aspect, string Value), string> Descriptions = new()
    {
        [("caches", "shared")] = "All services share one Redis.",
        [("caches", "per-service")] = "Each service has its own Redis.",
        [("databases", "shared")] = "One PostgreSQL server with a schema for each service.",
        [("databases", "per-service")] = "Each service has its own PostgreSQL server.",
        [("contracts", "unversioned")] = "Services support only the newest version of requests and responses.",
        [("contracts", "semver")] = "Services support versions 1 and 2 side by side.",
        [("contracts", "api-contracts")] = "Services support versions 1 and 2, and each build checks the API contracts of its consumers.",
        [("contracts", "message-contracts")] = "Services support versions 1 and 2, and each build checks the API and message contracts.",
        [("breaker", "none")] = "Calls have no timeouts. A caller waits until the callee responds.",
        [("breaker", "circuit-breaker")] = "Calls have timeouts, safe calls are retried, and calls to a failing service are blocked.",
        [("addressing", "environment-variables")] = "Addresses are configured when a service starts.",
        [("addressing", "service-discovery")] = "Addresses are looked up by name at run time.",
        [("messaging", "http")] = "Orders calls the other services and waits for their responses.",
        [("messaging", "rabbitmq")] = "Orders sends messages and does not wait for the other services.",
        [("deployment", "one-unit")] = "Everything is deployed and restarted together.",
        [("deployment", "unit-per-service")] = "Each service is deployed independently.",
        [("deployment", "pipeline-per-service")] = "Each service is deployed independently by its own pipeline.",
    };

    /// <summary>Returns the description of a value; null if there is none.</summary>
    public static string? Of(string aspect, string value) => Descriptions.GetValueOrDefault((aspect, value));
}
