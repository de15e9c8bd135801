// An app host with servers only. It writes their connection strings as soon as they are ready.
// Usage: ServersAppHost [--servers postgres,redis,rabbitmq] [--data FOLDER]
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true, AllowUnsecuredTransport = true });
var names = (builder.Configuration["servers"] ?? "postgres,redis,rabbitmq").Split(',');
IResourceBuilder<LocalServerResource>[] servers = [.. names.Select(AddServer)];

await using var app = builder.Build();
var runTask = app.RunAsync();
var healthyTask = Task.WhenAll(servers.Select(server => app.ResourceNotifications.WaitForResourceHealthyAsync(server.Resource.Name)));
if (await Task.WhenAny(healthyTask, runTask) == healthyTask)
{
    if (!healthyTask.IsCompletedSuccessfully)
    {
        foreach (var server in servers) await WriteLogAsync(server.Resource);
        await healthyTask;
    }
    var connectionStrings = new Dictionary<string, string?>();
    foreach (var server in servers) connectionStrings[server.Resource.Name] = await server.Resource.ConnectionStringExpression.GetValueAsync(default);
    Console.WriteLine($"ready {JsonSerializer.Serialize(connectionStrings)}");
}
await runTask;

async Task WriteLogAsync(IResource server)
{
    await foreach (var lines in app.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(server))
    {
        foreach (var line in lines) Console.WriteLine($"{server.Name}: {line.Content}");
    }
}

IResourceBuilder<LocalServerResource> AddServer(string name) => name switch
{
    "postgres" => KeepData(builder.AddPostgresExecutable(name)),
    "redis" => builder.AddRedisExecutable(name),
    _ => KeepData(builder.AddRabbitMQExecutable(name)),
};

IResourceBuilder<T> KeepData<T>(IResourceBuilder<T> server) where T : LocalServerResource =>
    builder.Configuration["data"] is { } folder ? server.WithDataFolder(Path.Combine(folder, server.Resource.Name)) : server;
