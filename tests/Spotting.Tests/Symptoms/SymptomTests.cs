using Evolution.Spotting.Classifying;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting.Tests.Symptoms;

/// <summary>Detects the five symptoms.</summary>
public sealed class SymptomTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static Workload CreateService(string name, params (string Name, string? Value)[] environment) => new()
    {
        Name = name,
        Location = new("compose.yml", 1),
        Unit = "compose.yml",
        Image = $"shop/{name}",
        Hosts = [name],
        Settings = [.. environment.Select((setting, line) => new Setting(setting.Name, setting.Value, SettingOrigin.Environment, new("compose.yml", line + 2)))],
    };

    static Workload CreateServer(string name, string image) => new() { Name = name, Location = new("compose.yml", 1), Unit = "compose.yml", Image = image, Hosts = [name] };

    [Fact]
    public void Two_services_with_separate_databases_on_one_server_share_it()
    {
        var symptom = Detect(SymptomIds.SharedDatabase, CreateService("orders", ("DATABASE_URL", "postgres://u:p@db:5432/orders")), CreateService("payments", ("DB_HOST", "db")), CreateServer("db", "postgres:16"));
        symptom.Verdict.ShouldBe(Presence.Present);
        symptom.Evidence.Select(evidence => string.Join(", ", evidence.Services)).ShouldBe(["orders, payments", "payments, orders"]);
    }

    [Fact]
    public void A_database_server_per_service_is_not_shared() =>
        Detect(SymptomIds.SharedDatabase, CreateService("orders", ("DB_HOST", "orders-db")), CreateService("payments", ("DB_HOST", "payments-db")), CreateServer("orders-db", "postgres"), CreateServer("payments-db", "postgres")).Verdict.ShouldBe(Presence.Absent);

    [Fact]
    public void A_dependency_on_a_database_counts_as_using_it()
    {
        Relationship dependency = new("db", RelationshipKind.DependsOn, new("compose.yml", 9));
        Detect(SymptomIds.SharedDatabase, CreateService("orders") with { Relationships = [dependency] }, CreateService("payments") with { Relationships = [dependency] }, CreateServer("db", "mysql")).Verdict.ShouldBe(Presence.Present);
    }

    [Fact]
    public void A_database_behind_a_pooler_is_shared_by_the_users_of_the_pooler() =>
        Detect(SymptomIds.SharedDatabase, CreateService("orders", ("DB_HOST", "pool")), CreateService("payments", ("DB_HOST", "pool")), CreateServer("db", "postgres"),
            CreateService("pool", ("DATABASE_URL", "postgres://db")) with { Image = "edoburu/pgbouncer" }).Verdict.ShouldBe(Presence.Present);

    [Fact]
    public void Database_addresses_without_values_make_a_shared_database_unknown() =>
        Detect(SymptomIds.SharedDatabase, CreateService("orders", ("DATABASE_URL", null)), CreateService("payments", ("DATABASE_URL", null))).Verdict.ShouldBe(Presence.Unknown);

    [Fact]
    public void An_external_database_server_can_be_shared() =>
        Detect(SymptomIds.SharedDatabase, CreateService("orders", ("DSN", "mysql://u:p@db.example.com/o")), CreateService("payments", ("DSN", "mysql://u:p@db.example.com/p"))).Verdict.ShouldBe(Presence.Present);

    [Fact]
    public void Administration_tools_exporters_and_migrations_do_not_share_a_database() =>
        Detect(SymptomIds.SharedDatabase, CreateService("orders", ("DB_HOST", "db")), CreateServer("db", "postgres"),
            CreateService("admin", ("DB_HOST", "db")) with { Image = "dpage/pgadmin4" }, CreateService("migrate", ("DB_HOST", "db")) with { IsJob = true }).Verdict.ShouldBe(Presence.Absent);

    [Fact]
    public void A_service_with_the_address_of_another_service_calls_it()
    {
        var symptom = Detect(SymptomIds.SynchronousCalls, CreateService("orders", ("INVENTORY_URL", "http://inventory:8080")), CreateService("inventory"));
        symptom.Verdict.ShouldBe(Presence.Present);
        symptom.Evidence.ShouldHaveSingleItem().ShouldBe(new("compose.yml", 2, ["orders", "inventory"], "INVENTORY_URL"), EvidenceComparer.Instance);
    }

    [Fact]
    public void A_gateway_that_routes_is_not_a_caller() =>
        Detect(SymptomIds.SynchronousCalls, CreateService("gateway", ("ORDERS_URL", "http://orders"), ("INVENTORY_URL", "http://inventory")), CreateService("orders"), CreateService("inventory")).Verdict.ShouldBe(Presence.Absent);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317")]
    [InlineData("CORS_ALLOWED_ORIGINS", "http://web:3000")]
    [InlineData("NO_PROXY", "web,collector")]
    [InlineData("BROKER", "amqp://web:5672")]
    public void Telemetry_origins_and_messages_are_not_synchronous_calls(string name, string value) =>
        Detect(SymptomIds.SynchronousCalls, CreateService("orders", (name, value)), CreateService("web"), CreateServer("collector", "otel/opentelemetry-collector")).Verdict.ShouldNotBe(Presence.Present);

    [Fact]
    public void Services_without_addresses_make_synchronous_calls_unknown() =>
        Detect(SymptomIds.SynchronousCalls, CreateService("orders"), CreateService("inventory")).Verdict.ShouldBe(Presence.Unknown);

    [Fact]
    public void A_running_service_registry_without_references_makes_synchronous_calls_unknown() =>
        Detect(SymptomIds.SynchronousCalls, CreateService("orders", ("DB_HOST", "db")), CreateService("inventory", ("DB_HOST", "db")), CreateServer("db", "postgres"), CreateServer("consul", "hashicorp/consul")).Verdict.ShouldBe(Presence.Unknown);

    [Fact]
    public void A_coordination_server_of_a_broker_is_not_a_service_registry() =>
        Detect(SymptomIds.SynchronousCalls, CreateService("orders", ("ZOOKEEPER", "zookeeper:2181")), CreateService("inventory", ("ZOOKEEPER", "zookeeper:2181")), CreateServer("zookeeper", "zookeeper:3")).Verdict.ShouldBe(Presence.Absent);

    [Fact]
    public void A_database_without_known_users_makes_a_shared_database_unknown()
    {
        Detect(SymptomIds.SharedDatabase, CreateService("vote"), CreateService("result"), CreateServer("db", "postgres")).Verdict.ShouldBe(Presence.Unknown);
        Detect(SymptomIds.SharedDatabase, CreateService("orders"), CreateService("carts"), CreateServer("orders-db", "postgres"), CreateServer("carts-db", "postgres")).Verdict.ShouldBe(Presence.Absent);
    }

    [Fact]
    public void A_reference_to_a_service_registry_makes_synchronous_calls_unknown() =>
        Detect(SymptomIds.SynchronousCalls, CreateService("orders", ("EUREKA_URI", "http://eureka:8761/eureka")), CreateService("inventory", ("EUREKA_URI", "http://eureka:8761/eureka")), CreateServer("eureka", "shop/eureka")).Verdict.ShouldBe(Presence.Unknown);

    [Fact]
    public void A_Redis_used_as_a_cache_is_shared_and_one_used_only_for_queues_is_not()
    {
        var redis = CreateServer("redis", "redis:7");
        Detect(SymptomIds.SharedCache, CreateService("orders", ("REDIS_URL", "redis://redis:6379")), CreateService("inventory", ("CACHE_URL", "redis://redis:6379/1")), redis).Verdict.ShouldBe(Presence.Present);
        Detect(SymptomIds.SharedCache, CreateService("orders", ("CELERY_BROKER_URL", "redis://redis:6379")), CreateService("worker", ("CELERY_BROKER_URL", "redis://redis:6379")), redis).Verdict.ShouldBe(Presence.Absent);
    }

    [Theory]
    [InlineData(2, Presence.Absent)]
    [InlineData(3, Presence.Present)]
    public void Three_services_in_one_file_are_deployed_together_and_two_are_not(int services, Presence verdict) =>
        Detect(SymptomIds.SingleDeployment, [.. Enumerable.Range(0, services).Select(number => CreateService($"s{number}")), CreateServer("db", "postgres"), CreateServer("proxy", "nginx")]).Verdict.ShouldBe(verdict);

    [Fact]
    public void Services_with_separate_files_are_deployed_separately() =>
        Detect(SymptomIds.SingleDeployment, [.. Enumerable.Range(0, 4).Select(number => CreateService($"s{number}") with { Unit = $"s{number}.yml" })]).Verdict.ShouldBe(Presence.Absent);

    [Fact]
    public void Images_without_source_make_a_shared_library_unknown() =>
        Detect(SymptomIds.SharedLibrary, CreateService("orders"), CreateService("inventory")).Verdict.ShouldBe(Presence.Unknown);

    [Fact]
    public void The_severity_depends_on_the_share_of_affected_services()
    {
        Workload[] users = [.. Enumerable.Range(0, 3).Select(number => CreateService($"u{number}", ("DB_HOST", "db")))];
        Workload[] others = [.. Enumerable.Range(0, 3).Select(number => CreateService($"o{number}"))];
        Detect(SymptomIds.SharedDatabase, [.. users, .. others, CreateServer("db", "postgres")]).Severity.ShouldBe(Severity.Medium);
        Detect(SymptomIds.SharedDatabase, [.. users, CreateServer("db", "postgres")]).Severity.ShouldBe(Severity.High);
        Detect(SymptomIds.SharedDatabase, [.. users[..2], .. others, CreateServer("db", "postgres")]).Severity.ShouldBe(Severity.Low);
    }

    public void Dispose() => folder.Dispose();

    Symptom Detect(string id, params Workload[] workloads) =>
        Spotter.Detect(new() { Workloads = workloads }, new SourceTree(folder.Path), Corrections.None).Symptoms.Single(symptom => symptom.Id == id);

    sealed class EvidenceComparer : IEqualityComparer<Evidence>
    {
        public static readonly EvidenceComparer Instance = new();

        public bool Equals(Evidence? left, Evidence? right) => left is not null && right is not null && (left.File, left.Line, left.Resource) == (right.File, right.Line, right.Resource) && left.Services.SequenceEqual(right.Services);

        public int GetHashCode(Evidence evidence) => evidence.Line;
    }
}
