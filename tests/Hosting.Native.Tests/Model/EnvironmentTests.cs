namespace Evolution.Hosting.Native.Tests.Model;

/// <summary>What a project is told by its environment.</summary>
public sealed class EnvironmentTests
{
    readonly IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public async Task A_referred_database_gives_a_connection_string_and_its_parts()
    {
        var database = builder.AddPostgres("postgres").AddDatabase("orders-db", "orders");
        var service = builder.AddProject<EchoProject>("orders").WithReference(database, "database");

        (await PublishedAsync(service)).ShouldBe(new Dictionary<string, string>
        {
            ["ConnectionStrings__database"] = "{orders-db.connectionString}",
            ["DATABASE_HOST"] = "{postgres.bindings.tcp.host}",
            ["DATABASE_PORT"] = "{postgres.bindings.tcp.port}",
            ["DATABASE_USERNAME"] = "postgres",
            ["DATABASE_PASSWORD"] = "{postgres-password.value}",
            ["DATABASE_DATABASENAME"] = "orders",
            ["DATABASE_URI"] = "postgresql://postgres:{postgres-password.value}@{postgres.bindings.tcp.host}:{postgres.bindings.tcp.port}/orders",
            ["DATABASE_JDBCCONNECTIONSTRING"] = "jdbc:postgresql://{postgres.bindings.tcp.host}:{postgres.bindings.tcp.port}/orders",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_referred_service_is_found_by_its_name_or_another()
    {
        var inventory = builder.AddProject<EchoProject>("phase0-inventory");
        var orders = builder.AddProject<EchoProject>("orders").WithReference(inventory).WithReference(inventory, "inventory");

        (await PublishedAsync(orders)).ShouldBe(new Dictionary<string, string>
        {
            ["services__phase0-inventory__http__0"] = "{phase0-inventory.bindings.http.url}",
            ["PHASE0_INVENTORY_HTTP"] = "{phase0-inventory.bindings.http.url}",
            ["services__inventory__http__0"] = "{phase0-inventory.bindings.http.url}",
            ["inventory_HTTP"] = "{phase0-inventory.bindings.http.url}",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task Before_the_start_a_built_application_knows_every_value()
    {
        var redis = builder.AddRedis("redis");
        var inventory = builder.AddProject<EchoProject>("inventory");
        var orders = builder.AddProject<EchoProject>("orders")
            .WithReference(redis, "cache")
            .WithEnvironment("INVENTORY_URL", inventory.GetEndpoint("http"))
            .WithEnvironment("Lab__Enabled", "true");
        await using var application = builder.Build();

        var environment = await orders.Resource.GetEnvironmentVariableValuesAsync();

        environment["INVENTORY_URL"].ShouldBe($"http://127.0.0.1:{inventory.GetEndpoint("http").Port}");
        environment["ConnectionStrings__cache"].ShouldBe(await ((IResourceWithConnectionString)redis.Resource).GetConnectionStringAsync());
        environment["ConnectionStrings__cache"].ShouldMatch(@"^127\.0\.0\.1:\d+,password=\w{22}$");
        environment["ASPNETCORE_URLS"].ShouldBe(orders.GetEndpoint("http").Url);
        environment["OTEL_SERVICE_NAME"].ShouldBe("orders");
        environment["FROM_PROFILE"].ShouldBe("yes");
        environment["Lab__Enabled"].ShouldBe("true");
    }

    [Fact]
    public void An_address_cannot_be_asked_for_before_the_application_is_built() =>
        Should.Throw<InvalidOperationException>(() => builder.AddProject<EchoProject>("orders").GetEndpoint("http").Url).Message.ShouldContain("before the application is built");

    static async Task<Dictionary<string, string>> PublishedAsync(IResourceBuilder<ProjectResource> project)
    {
        string[] always = ["HTTP_PORTS", "OTEL_SERVICE_NAME", "FROM_PROFILE"];
        var all = await project.Resource.GetEnvironmentVariableValuesAsync(DistributedApplicationOperation.Publish);
        return all.Where(variable => !always.Contains(variable.Key)).ToDictionary();
    }
}
