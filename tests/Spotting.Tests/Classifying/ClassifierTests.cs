using Evolution.Spotting.Classifying;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Classifying;

/// <summary>Distinguishes services from infrastructure.</summary>
public sealed class ClassifierTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("postgres:16-alpine", Role.Database)]
    [InlineData("docker.io/bitnami/postgresql:15", Role.Database)]
    [InlineData("mcr.microsoft.com/mssql/server:2022-latest", Role.Database)]
    [InlineData("timescale/timescaledb-ha:pg16", Role.Database)]
    [InlineData("registry.example.com:5000/library/mongo", Role.Database)]
    [InlineData("redis:7", Role.Cache)]
    [InlineData("valkey/valkey:8", Role.Cache)]
    [InlineData("rabbitmq:3-management", Role.Broker)]
    [InlineData("confluentinc/cp-kafka:7.6.0", Role.Broker)]
    [InlineData("nginx:1.27", Role.Proxy)]
    [InlineData("traefik:v3", Role.Proxy)]
    [InlineData("prom/prometheus", Role.Telemetry)]
    [InlineData("prometheuscommunity/postgres-exporter", Role.Telemetry)]
    [InlineData("jaegertracing/all-in-one:1.60", Role.Telemetry)]
    [InlineData("dpage/pgadmin4", Role.Administration)]
    [InlineData("hashicorp/consul:1.15", Role.Registry)]
    [InlineData("quay.io/keycloak/keycloak:25.0", Role.OtherInfrastructure)]
    [InlineData("minio/minio", Role.OtherInfrastructure)]
    [InlineData("${REGISTRY:-docker.io}/postgres:${TAG}", Role.Database)]
    [InlineData("ghcr.io/mastodon/mastodon:v4.3", Role.Service)]
    [InlineData("eshop/catalog.api:latest", Role.Service)]
    [InlineData("example/redis-orders-service", Role.Service)]
    public void A_public_image_has_a_known_role_and_any_other_image_is_a_service(string image, Role role) =>
        GetRole(new() { Name = "x", Location = new("compose.yml", 1), Unit = "u", Image = image }).ShouldBe(role);

    [Theory]
    [InlineData("orders", Role.Service)]
    [InlineData("api-gateway", Role.Router)]
    [InlineData("config-server", Role.Registry)]
    [InlineData("discovery-server", Role.Registry)]
    [InlineData("eureka", Role.Registry)]
    [InlineData("orders-db", Role.Database)]
    public void A_built_workload_is_a_service_unless_its_name_indicates_infrastructure(string name, Role role) =>
        GetRole(new() { Name = name, Location = new("compose.yml", 1), Unit = "u", Build = new(name) }).ShouldBe(role);

    [Fact]
    public void An_image_that_only_adds_configuration_has_the_role_of_its_base_image()
    {
        File.WriteAllText(Path.Combine(folder.Path, "Dockerfile"), "FROM nginx:1.27\nCOPY nginx.conf /etc/nginx/nginx.conf\n");
        GetRole(new() { Name = "www", Location = new("compose.yml", 1), Unit = "u", Build = new(".") }).ShouldBe(Role.Proxy);

        File.WriteAllText(Path.Combine(folder.Path, "Dockerfile"), "FROM node:22 AS build\nRUN npm run build\nFROM nginx:1.27\nCOPY --from=build /dist /usr/share/nginx/html\n");
        GetRole(new() { Name = "www", Location = new("compose.yml", 1), Unit = "u", Build = new(".") }).ShouldBe(Role.Service);
    }

    [Fact]
    public void Corrections_by_the_user_override_the_classification()
    {
        var workload = new Workload { Name = "postgres", Location = new("compose.yml", 1), Unit = "u", Image = "postgres" };
        GetRole(workload, new(new HashSet<string> { "postgres" }, new HashSet<string>())).ShouldBe(Role.Service);
        GetRole(workload with { Name = "legacy", Image = "acme/legacy" }, new(new HashSet<string>(), new HashSet<string> { "legacy" })).ShouldBe(Role.OtherInfrastructure);
    }

    public void Dispose() => folder.Dispose();

    Role GetRole(Workload workload, Corrections? corrections = null) => new Classifier(corrections ?? Corrections.None, new(new SourceTree(folder.Path))).GetRole(workload);
}
