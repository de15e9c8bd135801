using Evolution.Spotting.Kubernetes.Networking;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>A store or broker that an operator runs from a single object, and the services that the operator creates for it.</summary>
/// <param name="Group">The API group.</param>
/// <param name="Kind">The kind of the object; null for all kinds of the group.</param>
/// <param name="Services">The names of the services, with <c>*</c> for the name of the object.</param>
sealed record OperatorStore(string Group, string? Kind, params string[] Services)
{
    static readonly OperatorStore[] KnownStores =
    [
        new("postgresql.cnpg.io", "Cluster", "*-rw", "*-ro", "*-r"),
        new("postgresql.cnpg.io", "Pooler", "*"),
        new("acid.zalan.do", "postgresql", "*", "*-repl", "*-pooler"),
        new("postgres-operator.crunchydata.com", "PostgresCluster", "*-primary", "*-ha", "*-replicas", "*-pgbouncer"),
        new("stackgres.io", "SGCluster", "*", "*-replicas"),
        new("mysql.oracle.com", "InnoDBCluster", "*", "*-instances"),
        new("k8s.mariadb.com", "MariaDB", "*", "*-primary", "*-secondary"),
        new("mariadb.mmontes.io", "MariaDB", "*"),
        new("pxc.percona.com", "PerconaXtraDBCluster", "*-haproxy", "*-proxysql", "*-pxc"),
        new("pgv2.percona.com", "PerconaPGCluster", "*-primary", "*-pgbouncer", "*-ha"),
        new("psmdb.percona.com", "PerconaServerMongoDB", "*-rs0", "*-mongos"),
        new("mongodbcommunity.mongodb.com", "MongoDBCommunity", "*-svc"),
        new("mongodb.com", "MongoDB", "*-svc"),
        new("redis.redis.opstreelabs.in", null, "*", "*-master", "*-leader", "*-replica", "*-headless", "*-sentinel"),
        new("databases.spotahome.com", "RedisFailover", "rfs-*", "rfr-*", "rfrm-*"),
        new("dragonflydb.io", "Dragonfly", "*"),
        new("app.redislabs.com", "RedisEnterpriseDatabase", "*"),
        new("rabbitmq.com", "RabbitmqCluster", "*", "*-nodes"),
        new("kafka.strimzi.io", "Kafka", "*-kafka-bootstrap", "*-kafka-brokers"),
        new("jetstream.nats.io", "NatsCluster", "*"),
        new("nats.io", "NatsCluster", "*"),
        new("elasticsearch.k8s.elastic.co", "Elasticsearch", "*-es-http", "*-es-internal-http", "*-es-transport"),
        new("opensearch.opster.io", "OpenSearchCluster", "*"),
        new("clickhouse.altinity.com", "ClickHouseInstallation", "clickhouse-*", "chi-*"),
        new("cassandra.datastax.com", "CassandraDatacenter", "*-service"),
        new("scylla.scylladb.com", "ScyllaCluster", "*-client"),
        new("crdb.cockroachlabs.com", "CrdbCluster", "*-public", "*"),
        new("minio.min.io", "Tenant", "minio", "*-hl"),
        new("kubedb.com", null, "*"),
    ];

    /// <summary>Finds the store of an object; null if the object is not a known store.</summary>
    public static OperatorStore? Find(ClusterObject resource) => resource.Group is "" ? null : KnownStores.FirstOrDefault(store => store.Group == resource.Group && (store.Kind is null || store.Kind == resource.Kind));

    public Workload Read(ClusterObject resource, string name) => new()
    {
        Name = name,
        Location = resource.Location,
        Unit = resource.File,
        Kind = $"{resource.ApiVersion}/{resource.Kind}".ToLowerInvariant(),
        Hosts = [.. Services.SelectMany(service => HostNames.ForService(service.Replace("*", resource.Name, StringComparison.Ordinal), resource.Namespace))],
    };
}
