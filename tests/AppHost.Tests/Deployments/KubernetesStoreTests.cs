using System.Globalization;
using System.Text.RegularExpressions;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The databases, caches and the broker on Kubernetes.</summary>
public sealed partial class KubernetesStoreTests
{
    // Connections reserved for PostgreSQL and its operator.
    const int ReservedConnections = 20;

    // Measured: a backend of the services takes 1.6 to 1.8 MiB. The rest is for the operator's instance manager, autovacuum and sorting.
    const decimal BackendMemory = 1.8m * 1024 * 1024, OtherMemory = 256m * 1024 * 1024;

    public static TheoryData<string> Databases => [.. KubernetesUnit.FindAll<PostgresCluster>().Select(manifest => manifest.Unit)];

    [Theory]
    [MemberData(nameof(Databases))]
    public void A_database_accepts_the_connections_of_the_maximum_number_of_pods(string unit)
    {
        var pods = KubernetesShop.GetAutoscaler(unit).MaxReplicas + 1;

        GetMaxConnections(GetDatabase(unit)).ShouldBeGreaterThanOrEqualTo((pods * ServiceLimits.MaxConnections) + ReservedConnections);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void The_memory_of_a_database_suffices_for_its_maximum_connections(string unit)
    {
        var cluster = GetDatabase(unit);
        var buffers = decimal.Parse(MegabytesPattern().Match(cluster.Spec.Postgresql.Parameters["shared_buffers"]).Groups["value"].Value, CultureInfo.InvariantCulture) * 1024 * 1024;

        cluster.Spec.Resources.Limits["memory"].ToDecimal().ShouldBeGreaterThanOrEqualTo((GetMaxConnections(cluster) * BackendMemory) + buffers + OtherMemory);
        cluster.Spec.Resources.Requests["memory"].ShouldBe(cluster.Spec.Resources.Limits["memory"], "a database with guaranteed memory is not evicted");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void A_database_has_three_instances_of_the_published_version(string unit)
    {
        var cluster = GetDatabase(unit);

        cluster.Spec.Instances.ShouldBe(3);
        cluster.Spec.Postgresql.Synchronous.Number.ShouldBeInRange(1, 2);
        GetMajorVersion(cluster.Spec.ImageName).ShouldBe(GetMajorVersion(KubernetesShop.Published[cluster.Metadata.Name].Image));
    }

    [Fact]
    public void The_broker_has_three_nodes_of_the_published_version_with_quorum_queues()
    {
        var rabbit = KubernetesUnit.FindAll<RabbitCluster>().ShouldHaveSingleItem().Object;

        rabbit.Spec.Replicas.ShouldBe(3);
        rabbit.Spec.Rabbitmq.AdditionalConfig.ShouldContain("default_queue_type = quorum\n");
        rabbit.Spec.Image.ShouldBe(KubernetesShop.Published[rabbit.Metadata.Name].Image);
    }

    [Fact]
    public void A_cache_has_the_published_version_and_size()
    {
        foreach (var (unit, cache) in KubernetesShop.Caches)
        {
            var published = KubernetesShop.Published[cache.Metadata.Name];
            cache.GetContainer().Image.ShouldBe(published.Image, unit);
            string.Join(' ', cache.GetContainer().Args).ShouldContain(MemoryLimitPattern().Match(published.Command[^1]).Value, customMessage: unit);
        }
    }

    static PostgresCluster GetDatabase(string unit) => KubernetesUnit.FindAll<PostgresCluster>().Single(manifest => manifest.Unit == unit).Object;

    static int GetMaxConnections(PostgresCluster cluster) => int.Parse(cluster.Spec.Postgresql.Parameters["max_connections"], CultureInfo.InvariantCulture);

    static string GetMajorVersion(string image) => MajorVersionPattern().Match(image).Groups["major"].Value;

    [GeneratedRegex(@"^(?<value>\d+)MB$")]
    private static partial Regex MegabytesPattern();

    [GeneratedRegex(@":(?<major>\d+)")]
    private static partial Regex MajorVersionPattern();

    [GeneratedRegex(@"--maxmemory \S+ --maxmemory-policy \S+")]
    private static partial Regex MemoryLimitPattern();
}
