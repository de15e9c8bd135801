using Evolution.Spotting.Classifying;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting.Tests.Symptoms;

/// <summary>The definitions of the five symptoms.</summary>
public sealed class SymptomTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static Workload Service(string name, params (string Name, string? Value)[] environment) => new()
    {
        Name = name,
        Place = new("compose.yml", 1),
        Unit = "compose.yml",
        Image = $"shop/{name}",
        Hosts = [name],
        Settings = [.. environment.Select((setting, line) => new Setting(setting.Name, setting.Value, SettingOrigin.Environment, new("compose.yml", line + 2)))],
    };

    static Workload Server(string name, string image) => new() { Name = name, Place = new("compose.yml", 1), Unit = "compose.yml", Image = image, Hosts = [name] };

    [Fact]
    public void Two_services_with_one_database_server_share_it_also_with_databases_of_their_own()
    {
        var symptom = Decide(SymptomIds.SharedDatabase, Service("orders", ("DATABASE_URL", "postgres://u:p@db:5432/orders")), Service("payments", ("DB_HOST", "db")), Server("db", "postgres:16"));
        symptom.Verdict.ShouldBe(Presence.Present);
        symptom.Evidence.Select(evidence => string.Join(", ", evidence.Services)).ShouldBe(["orders, payments", "payments, orders"]);
    }

    [Fact]
    public void A_database_server_for_each_is_not_shared() =>
        Decide(SymptomIds.SharedDatabase, Service("orders", ("DB_HOST", "orders-db")), Service("payments", ("DB_HOST", "payments-db")), Server("orders-db", "postgres"), Server("payments-db", "postgres")).Verdict.ShouldBe(Presence.Absent);

    [Fact]
    public void Starting_after_a_database_counts_as_using_it()
    {
        Tie after = new("db", TieKind.DependsOn, new("compose.yml", 9));
        Decide(SymptomIds.SharedDatabase, Service("orders") with { Ties = [after] }, Service("payments") with { Ties = [after] }, Server("db", "mysql")).Verdict.ShouldBe(Presence.Present);
    }

    [Fact]
    public void A_database_behind_a_pooler_is_shared_by_those_who_use_the_pooler() =>
        Decide(SymptomIds.SharedDatabase, Service("orders", ("DB_HOST", "pool")), Service("payments", ("DB_HOST", "pool")), Server("db", "postgres"),
            Service("pool", ("DATABASE_URL", "postgres://db")) with { Image = "edoburu/pgbouncer" }).Verdict.ShouldBe(Presence.Present);

    [Fact]
    public void Databases_whose_addresses_are_kept_elsewhere_cannot_be_told() =>
        Decide(SymptomIds.SharedDatabase, Service("orders", ("DATABASE_URL", null)), Service("payments", ("DATABASE_URL", null))).Verdict.ShouldBe(Presence.Unknown);

    [Fact]
    public void A_server_outside_of_the_files_is_shared_too() =>
        Decide(SymptomIds.SharedDatabase, Service("orders", ("DSN", "mysql://u:p@db.example.com/o")), Service("payments", ("DSN", "mysql://u:p@db.example.com/p"))).Verdict.ShouldBe(Presence.Present);

    [Fact]
    public void Administration_exporters_and_migrations_share_no_database() =>
        Decide(SymptomIds.SharedDatabase, Service("orders", ("DB_HOST", "db")), Server("db", "postgres"),
            Service("admin", ("DB_HOST", "db")) with { Image = "dpage/pgadmin4" }, Service("migrate", ("DB_HOST", "db")) with { IsJob = true }).Verdict.ShouldBe(Presence.Absent);

    [Fact]
    public void A_service_that_is_given_the_address_of_another_one_calls_it()
    {
        var symptom = Decide(SymptomIds.SynchronousCalls, Service("orders", ("INVENTORY_URL", "http://inventory:8080")), Service("inventory"));
        symptom.Verdict.ShouldBe(Presence.Present);
        symptom.Evidence.ShouldHaveSingleItem().ShouldBe(new("compose.yml", 2, ["orders", "inventory"], "INVENTORY_URL"), EvidenceComparer.Instance);
    }

    [Fact]
    public void A_gateway_that_routes_is_no_caller() =>
        Decide(SymptomIds.SynchronousCalls, Service("gateway", ("ORDERS_URL", "http://orders"), ("INVENTORY_URL", "http://inventory")), Service("orders"), Service("inventory")).Verdict.ShouldBe(Presence.Absent);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317")]
    [InlineData("CORS_ALLOWED_ORIGINS", "http://web:3000")]
    [InlineData("NO_PROXY", "web,collector")]
    [InlineData("BROKER", "amqp://web:5672")]
    public void Telemetry_origins_and_messages_are_no_calls(string name, string value) =>
        Decide(SymptomIds.SynchronousCalls, Service("orders", (name, value)), Service("web"), Server("collector", "otel/opentelemetry-collector")).Verdict.ShouldNotBe(Presence.Present);

    [Fact]
    public void Images_that_nobody_says_how_they_find_each_other_cannot_be_told() =>
        Decide(SymptomIds.SynchronousCalls, Service("orders"), Service("inventory")).Verdict.ShouldBe(Presence.Unknown);

    [Fact]
    public void A_registry_that_runs_may_tell_services_what_the_files_do_not() =>
        Decide(SymptomIds.SynchronousCalls, Service("orders", ("DB_HOST", "db")), Service("inventory", ("DB_HOST", "db")), Server("db", "postgres"), Server("consul", "hashicorp/consul")).Verdict.ShouldBe(Presence.Unknown);

    [Fact]
    public void A_server_that_only_coordinates_a_broker_tells_no_addresses() =>
        Decide(SymptomIds.SynchronousCalls, Service("orders", ("ZOOKEEPER", "zookeeper:2181")), Service("inventory", ("ZOOKEEPER", "zookeeper:2181")), Server("zookeeper", "zookeeper:3")).Verdict.ShouldBe(Presence.Absent);

    [Fact]
    public void Closed_images_beside_a_database_that_nobody_is_told_of_cannot_be_told()
    {
        Decide(SymptomIds.SharedDatabase, Service("vote"), Service("result"), Server("db", "postgres")).Verdict.ShouldBe(Presence.Unknown);
        Decide(SymptomIds.SharedDatabase, Service("orders"), Service("carts"), Server("orders-db", "postgres"), Server("carts-db", "postgres")).Verdict.ShouldBe(Presence.Absent);
    }

    [Fact]
    public void Addresses_that_come_from_a_registry_cannot_be_told() =>
        Decide(SymptomIds.SynchronousCalls, Service("orders", ("EUREKA_URI", "http://eureka:8761/eureka")), Service("inventory", ("EUREKA_URI", "http://eureka:8761/eureka")), Server("eureka", "shop/eureka")).Verdict.ShouldBe(Presence.Unknown);

    [Fact]
    public void A_Redis_for_caches_is_shared_and_one_for_queues_only_is_not()
    {
        var redis = Server("redis", "redis:7");
        Decide(SymptomIds.SharedCache, Service("orders", ("REDIS_URL", "redis://redis:6379")), Service("inventory", ("CACHE_URL", "redis://redis:6379/1")), redis).Verdict.ShouldBe(Presence.Present);
        Decide(SymptomIds.SharedCache, Service("orders", ("CELERY_BROKER_URL", "redis://redis:6379")), Service("worker", ("CELERY_BROKER_URL", "redis://redis:6379")), redis).Verdict.ShouldBe(Presence.Absent);
    }

    [Theory]
    [InlineData(2, Presence.Absent)]
    [InlineData(3, Presence.Present)]
    public void Three_services_of_one_file_are_deployed_together_and_two_are_not(int services, Presence verdict) =>
        Decide(SymptomIds.SingleDeployment, [.. Enumerable.Range(0, services).Select(number => Service($"s{number}")), Server("db", "postgres"), Server("proxy", "nginx")]).Verdict.ShouldBe(verdict);

    [Fact]
    public void Services_with_files_of_their_own_are_deployed_apart() =>
        Decide(SymptomIds.SingleDeployment, [.. Enumerable.Range(0, 4).Select(number => Service($"s{number}") with { Unit = $"s{number}.yml" })]).Verdict.ShouldBe(Presence.Absent);

    [Fact]
    public void Images_without_their_source_cannot_tell_of_libraries() =>
        Decide(SymptomIds.SharedLibrary, Service("orders"), Service("inventory")).Verdict.ShouldBe(Presence.Unknown);

    [Fact]
    public void How_far_a_symptom_reaches_is_the_share_of_services()
    {
        Workload[] users = [.. Enumerable.Range(0, 3).Select(number => Service($"u{number}", ("DB_HOST", "db")))];
        Workload[] others = [.. Enumerable.Range(0, 3).Select(number => Service($"o{number}"))];
        Decide(SymptomIds.SharedDatabase, [.. users, .. others, Server("db", "postgres")]).Severity.ShouldBe(Severity.Medium);
        Decide(SymptomIds.SharedDatabase, [.. users, Server("db", "postgres")]).Severity.ShouldBe(Severity.High);
        Decide(SymptomIds.SharedDatabase, [.. users[..2], .. others, Server("db", "postgres")]).Severity.ShouldBe(Severity.Low);
    }

    public void Dispose() => folder.Dispose();

    Symptom Decide(string id, params Workload[] workloads) =>
        Spotter.Decide(new() { Workloads = workloads }, new SourceTree(folder.Path), Corrections.None).Symptoms.Single(symptom => symptom.Id == id);

    sealed class EvidenceComparer : IEqualityComparer<Evidence>
    {
        public static readonly EvidenceComparer Instance = new();

        public bool Equals(Evidence? left, Evidence? right) => left is not null && right is not null && (left.File, left.Line, left.Resource) == (right.File, right.Line, right.Resource) && left.Services.SequenceEqual(right.Services);

        public int GetHashCode(Evidence evidence) => evidence.Line;
    }
}
