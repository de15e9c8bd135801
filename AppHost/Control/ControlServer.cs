using System.Text.Json;
using System.Text.Json.Serialization;
using Evolution.AppHost.Boards;
using Evolution.Control;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evolution.AppHost.Control;

/// <summary>
/// The one way from outside into a running topology: on loopback, behind a token, the same whatever stores run as.
/// The Lab and the Board use nothing else.
/// </summary>
sealed class ControlServer(ControlOptions options, IReadOnlyList<Topology> topologies, ResourceDirectory directory, ResourceControl control, ContainerEngine containers, ServiceHealth health, ResourceLoggerService logs, ILogger<ControlServer> logger, BoardAccess? board = null) : IHostedLifecycleService
{
    WebApplication? server;

    /// <summary>Listens before anything is started, so that the start can be watched: Aspire's own returns only when most of it is over.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await directory.StartAsync(cancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(options).AddSingleton(topologies).AddSingleton(directory).AddSingleton(control).AddSingleton(containers).AddSingleton(health).AddSingleton(logs);
        if (board is not null) builder.Services.AddSingleton(board);
        builder.Services.Configure<JsonOptions>(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower)));

        server = builder.Build();
        server.UseMiddleware<ControlGuard>();
        server.MapControl();
        // It takes no time worth cancelling, and a host that stops meanwhile stops it in order.
        await server.StartAsync(CancellationToken.None);

        var address = server.Urls.Single();
        await new ControlAccess(new(address), options.Token, Environment.ProcessId, options.Dashboard).WriteAsync(options.File, CancellationToken.None);
        logger.LogInformation("Control server at {Address}", address);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        File.Delete(options.File);
        await directory.StopAsync(cancellationToken);
        if (server is not null) await server.DisposeAsync();
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
