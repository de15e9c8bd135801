// An app host of servers only. It writes their connection strings as soon as they answer.
// Usage: ServersAppHost [--servers postgres,redis,rabbitmq]
using System.Text.Json;

var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true, AllowUnsecuredTransport = true });
var names = (builder.Configuration["servers"] ?? "postgres,redis,rabbitmq").Split(',');
IResourceBuilder<LocalServerResource>[] servers = [.. names.Select(Add)];

await using var app = builder.Build();
var run = app.RunAsync();
var healthy = Task.WhenAll(servers.Select(server => app.ResourceNotifications.WaitForResourceHealthyAsync(server.Resource.Name)));
if (await Task.WhenAny(healthy, run) == healthy)
{
    var connectionStrings = new Dictionary<string, string?>();
    foreach (var server in servers) connectionStrings[server.Resource.Name] = await server.Resource.ConnectionStringExpression.GetValueAsync(default);
    Console.WriteLine($"ready {JsonSerializer.Serialize(connectionStrings)}");
}
await run;

IResourceBuilder<LocalServerResource> Add(string name) => name switch
{
    "postgres" => builder.AddPostgresExecutable(name),
    "redis" => builder.AddRedisExecutable(name),
    _ => builder.AddRabbitMQExecutable(name),
};
