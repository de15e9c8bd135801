namespace Evolution.Spotting.Classifying;

/// <summary>The roles of resource types: Aspire types and the custom resources of Kubernetes operators.</summary>
static class ResourceTypeRoles
{
    static readonly (string Part, Role Role)[] Parts =
    [
        ("rediscache", Role.Cache), ("redis", Role.Cache), ("valkey", Role.Cache), ("garnet", Role.Cache), ("memcached", Role.Cache),
        ("rabbitmq", Role.Broker), ("kafka", Role.Broker), ("servicebus", Role.Broker), ("service-bus", Role.Broker), ("eventhub", Role.Broker), ("nats", Role.Broker), ("dapr", Role.Registry), ("sqs", Role.Broker),
        ("postgres", Role.Database), ("cnpg", Role.Database), ("mysql", Role.Database), ("mongo", Role.Database), ("sqlserver", Role.Database), ("sql", Role.Database), ("cosmos", Role.Database), ("oracle", Role.Database), ("elasticsearch", Role.Database),
        ("bicep", Role.OtherInfrastructure), ("parameter", Role.OtherInfrastructure), ("value.v", Role.OtherInfrastructure), ("aws.", Role.OtherInfrastructure), ("azure.", Role.OtherInfrastructure), ("annotated", Role.OtherInfrastructure),
    ];

    /// <summary>Finds the role of a resource type.</summary>
    /// <returns>The role; null if the type only specifies how the resource runs.</returns>
    public static Role? GetRole(string type)
    {
        var lower = type.ToLowerInvariant();
        if (lower.StartsWith("project.", StringComparison.Ordinal) || lower.StartsWith("container.", StringComparison.Ordinal) || lower.StartsWith("dockerfile.", StringComparison.Ordinal) || lower.StartsWith("executable.", StringComparison.Ordinal)) return null;
        foreach (var (part, role) in Parts)
        {
            if (lower.Contains(part, StringComparison.Ordinal)) return role;
        }
        return null;
    }
}
