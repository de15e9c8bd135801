using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes;

/// <summary>The addresses in Secrets that operators create for their stores. No file contains them, but their names and hosts derive from the name of the object.</summary>
sealed class OperatorSecrets
{
    readonly Dictionary<string, (string Scheme, string Host, int Port)> addresses = [];

    public OperatorSecrets(IEnumerable<ClusterObject> objects)
    {
        foreach (var store in objects)
        {
            var (name, group) = (store.Name, store.Group);
            if (group is "postgresql.cnpg.io" && store.Kind is "Cluster") addresses[$"{name}-app"] = addresses[$"{name}-superuser"] = ("postgresql", $"{name}-rw", 5432);
            if (group is "rabbitmq.com" && store.Kind is "RabbitmqCluster") addresses[$"{name}-default-user"] = ("amqp", name, 5672);
            if (group is "postgres-operator.crunchydata.com") addresses[$"{name}-pguser-{name}"] = ("postgresql", $"{name}-primary", 5432);
        }
    }

    /// <summary>Returns the value of a key that holds an address; null for other keys.</summary>
    public string? GetValue(string secret, string key)
    {
        if (!addresses.TryGetValue(secret, out var store)) return null;
        return key switch
        {
            "host" => store.Host,
            "port" => $"{store.Port}",
            "uri" or "fqdn-uri" or "connection_string" => $"{store.Scheme}://{store.Host}:{store.Port}",
            "jdbc-uri" or "fqdn-jdbc-uri" => $"jdbc:{store.Scheme}://{store.Host}:{store.Port}",
            _ => null,
        };
    }
}
