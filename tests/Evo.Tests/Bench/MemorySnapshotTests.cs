using Evolution.Control;
using Evolution.Evo.Bench.Benchmarks;

namespace Evolution.Evo.Tests.Bench;

public sealed class MemorySnapshotTests
{
    static readonly MemorySnapshot Before = MemorySnapshot.Of([Resource("orders", "Project", 80), Resource("gateway", "Project", 50), Resource("postgres", "PostgresServerResource", 30), Resource("orders-db", "PostgresDatabaseResource", null)]);
    static readonly MemorySnapshot After = MemorySnapshot.Of([Resource("orders", "Project", 95), Resource("gateway", "Project", 50), Resource("postgres", "PostgresServerResource", 160)]);

    [Fact]
    public void Memory_is_summed_over_resources_and_by_kind()
    {
        Before.Total.ShouldBe(160);
        Before.ServiceTotal.ShouldBe(130);
        Before.ByKind.ShouldBe("services 130, Postgres 30");
        After.ByKind.ShouldBe("Postgres 160, services 145");
    }

    [Fact]
    public void Growth_is_listed_per_resource() => After.DescribeGrowth(Before).ShouldBe("gateway 50 → 50, orders 80 → 95, postgres 30 → 160");

    static ResourceState Resource(string name, string type, long? mebibytes) =>
        new(name, type, "Running", "Healthy", "evolution", null, 1, null, null, [], mebibytes is { } memory ? new(1, memory * 1024 * 1024, 0) : null);
}
