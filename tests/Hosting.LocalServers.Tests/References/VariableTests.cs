using System.Net.Http.Json;
using Aspire.Hosting.Testing;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Hosting.LocalServers.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Hosting.LocalServers.Tests.References;

/// <summary>The environment variables that a service receives by <c>WithReference</c>.</summary>
[Collection(typeof(ExampleCollection))]
public sealed class VariableTests(ExampleApplication example)
{
    public static TheoryData<string> Resources => ["server", "database", "cache", "broker"];

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Reference_sets_the_same_variables_as_a_reference_to_a_container(string resource)
    {
        var containers = DistributedApplication.CreateBuilder();
        IResourceBuilder<IResourceWithConnectionString> container = resource switch
        {
            "server" => containers.AddPostgres(resource),
            "database" => containers.AddPostgres("postgres").AddDatabase(resource),
            "cache" => containers.AddRedis(resource),
            _ => containers.AddRabbitMQ(resource),
        };
        var processes = DistributedApplication.CreateBuilder();
        IResourceBuilder<IResourceWithConnectionString> process = resource switch
        {
            "server" => processes.AddPostgresExecutable(resource),
            "database" => processes.AddPostgresExecutable("postgres").AddDatabase(resource),
            "cache" => processes.AddRedisExecutable(resource),
            _ => processes.AddRabbitMQExecutable(resource),
        };

        var expected = await GetVariablesAsync(containers, container);
        var actual = await GetVariablesAsync(processes, process);

        expected.ShouldContain($"ConnectionStrings__{resource}");
        expected.Count.ShouldBeGreaterThan(4);
        actual.ShouldBe(expected);
    }

    [Fact]
    public async Task Service_receives_working_connection_variables()
    {
        using var client = example.Application.CreateHttpClient("echo");
        var variables = (await client.GetFromJsonAsync<Dictionary<string, string>>("/environment"))!;

        await Clients.QueryAsync(variables["ConnectionStrings__shop"], "SELECT 1");
        await Clients.QueryAsync($"Host={variables["SHOP_HOST"]};Port={variables["SHOP_PORT"]};Username={variables["SHOP_USERNAME"]};Password={variables["SHOP_PASSWORD"]};Database={variables["SHOP_DATABASENAME"]}", "SELECT 1");
        await Clients.PingAsync("redis", variables["ConnectionStrings__redis"]);
        await Clients.PingAsync("redis", $"{variables["REDIS_HOST"]}:{variables["REDIS_PORT"]},password={variables["REDIS_PASSWORD"]}");
        await Clients.PingAsync("rabbitmq", variables["ConnectionStrings__rabbitmq"]);
        await Clients.PingAsync("rabbitmq", variables["RABBITMQ_URI"]);
        new Uri(variables["SHOP_URI"]).UserInfo.ShouldBe($"{variables["SHOP_USERNAME"]}:{variables["SHOP_PASSWORD"]}");
    }

    static async Task<IReadOnlyList<string>> GetVariablesAsync(IDistributedApplicationBuilder builder, IResourceBuilder<IResourceWithConnectionString> source)
    {
        var service = builder.AddExecutable("service", "true", ".").WithReference(source);
        await using var application = builder.Build();
        var variables = new Dictionary<string, object>();
        var context = new EnvironmentCallbackContext(application.Services.GetRequiredService<DistributedApplicationExecutionContext>(), service.Resource, variables);
        foreach (var annotation in service.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>()) await annotation.Callback(context);
        return [.. variables.Keys.Order(StringComparer.Ordinal)];
    }
}
