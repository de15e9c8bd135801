namespace Evolution.Spotting.Classifying;

/// <summary>What kinds of resource are that say what they are: Aspire's types and Kubernetes operators' objects.</summary>
static class ResourceKinds
{
    static readonly (string Part, Role Role)[] Parts =
    [
        ("rediscache", Role.Cache), ("redis", Role.Cache), ("valkey", Role.Cache), ("garnet", Role.Cache), ("memcached", Role.Cache),
        ("rabbitmq", Role.Broker), ("kafka", Role.Broker), ("servicebus", Role.Broker), ("service-bus", Role.Broker), ("eventhub", Role.Broker), ("nats", Role.Broker), ("dapr", Role.Registry), ("sqs", Role.Broker),
        ("postgres", Role.Database), ("cnpg", Role.Database), ("mysql", Role.Database), ("mongo", Role.Database), ("sqlserver", Role.Database), ("sql", Role.Database), ("cosmos", Role.Database), ("oracle", Role.Database), ("elasticsearch", Role.Database),
        ("bicep", Role.OtherInfrastructure), ("parameter", Role.OtherInfrastructure), ("value.v", Role.OtherInfrastructure), ("aws.", Role.OtherInfrastructure), ("azure.", Role.OtherInfrastructure), ("annotated", Role.OtherInfrastructure),
    ];

    /// <summary>What such a resource is.</summary>
    /// <returns>Null where its kind says only how it is run.</returns>
    public static Role? RoleOf(string kind)
    {
        var lower = kind.ToLowerInvariant();
        if (lower.StartsWith("project.", StringComparison.Ordinal) || lower.StartsWith("container.", StringComparison.Ordinal) || lower.StartsWith("dockerfile.", StringComparison.Ordinal) || lower.StartsWith("executable.", StringComparison.Ordinal)) return null;
        foreach (var (part, role) in Parts)
        {
            if (lower.Contains(part, StringComparison.Ordinal)) return role;
        }
        return null;
    }
}
