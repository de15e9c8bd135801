using System.Text.Json;

namespace Evolution.Hosting.Native.Tests.Publishing;

/// <summary>The manifests that an application is published as.</summary>
public sealed class ManifestTests
{
    readonly string output = TestFolders.New();
    readonly IDistributedApplicationBuilder builder;

    public ManifestTests() => builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--output-path", output]);

    [Fact]
    public async Task Each_environment_is_a_manifest_of_what_is_bound_to_it_with_values_as_expressions()
    {
        var shop = builder.AddManifestEnvironment("shop");
        var accounts = builder.AddManifestEnvironment("accounts");
        var database = builder.AddPostgres("postgres").WithComputeEnvironment(shop).AddDatabase("orders-db", "orders");
        builder.AddProject<EchoProject>("orders").WithComputeEnvironment(shop).WithReference(database, "database").WithExternalHttpEndpoints();
        builder.AddProject<EchoProject>("payments").WithComputeEnvironment(accounts).WithEnvironment("ORDERS_URL", builder.AddParameter("orders-url"));

        await builder.Build().RunAsync(TestContext.Current.CancellationToken);

        var resources = Read("shop");
        resources.EnumerateObject().Select(resource => resource.Name).ShouldBe(["postgres", "orders-db", "orders", "postgres-password"]);
        resources.GetProperty("postgres").GetProperty("image").GetString().ShouldStartWith("docker.io/library/postgres:");
        resources.GetProperty("postgres").GetProperty("bindings").GetProperty("tcp").GetProperty("targetPort").GetInt32().ShouldBe(5432);
        resources.GetProperty("orders-db").GetProperty("connectionString").GetString().ShouldBe("{postgres.connectionString};Database=orders");
        var orders = resources.GetProperty("orders");
        orders.GetProperty("type").GetString().ShouldBe("project.v1");
        Path.GetFullPath(Path.Combine(output, "shop", orders.GetProperty("path").GetString()!)).ShouldBe(new EchoProject().ProjectPath);
        orders.GetProperty("env").GetProperty("ConnectionStrings__database").GetString().ShouldBe("{orders-db.connectionString}");
        orders.GetProperty("bindings").GetProperty("http").GetProperty("external").GetBoolean().ShouldBeTrue();

        resources = Read("accounts");
        resources.EnumerateObject().Select(resource => resource.Name).ShouldBe(["payments", "orders-url"]);
        resources.GetProperty("payments").GetProperty("env").GetProperty("ORDERS_URL").GetString().ShouldBe("{orders-url.value}");
    }

    [Fact]
    public async Task No_password_is_written()
    {
        var redis = builder.AddRedis("redis").WithComputeEnvironment(builder.AddManifestEnvironment("shop"));
        var password = await redis.Resource.PasswordParameter.GetValueAsync(TestContext.Current.CancellationToken);

        await builder.Build().RunAsync(TestContext.Current.CancellationToken);

        (await File.ReadAllTextAsync(Path.Combine(output, "shop", "aspire-manifest.json"), TestContext.Current.CancellationToken)).ShouldNotContain(password!);
        var input = Read("shop").GetProperty("redis-password").GetProperty("inputs").GetProperty("value");
        input.GetProperty("secret").GetBoolean().ShouldBeTrue();
        input.GetProperty("default").GetProperty("generate").GetProperty("minLength").GetInt32().ShouldBe(22);
    }

    [Fact]
    public async Task A_connection_string_of_another_environment_is_a_secret_that_whoever_deploys_gives()
    {
        builder.AddProject<EchoProject>("orders").WithComputeEnvironment(builder.AddManifestEnvironment("shop")).WithReference(builder.AddConnectionString("broker"), "messaging");

        await builder.Build().RunAsync(TestContext.Current.CancellationToken);

        var broker = Read("shop").GetProperty("broker");
        broker.GetProperty("connectionString").GetString().ShouldBe("{broker.value}");
        broker.GetProperty("inputs").GetProperty("value").GetProperty("secret").GetBoolean().ShouldBeTrue();
        Read("shop").GetProperty("orders").GetProperty("env").GetProperty("ConnectionStrings__messaging").GetString().ShouldBe("{broker.connectionString}");
    }

    JsonElement Read(string environment) => JsonDocument.Parse(File.ReadAllText(Path.Combine(output, environment, "aspire-manifest.json"))).RootElement.GetProperty("resources");
}
