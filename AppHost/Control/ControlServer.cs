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
/// The HTTP server through which other processes inspect and control a running topology. It listens on loopback, requires a token, and is
/// the same for stores in containers and in processes. The Lab and the Board use no other access.
/// </summary>
sealed class ControlServer(ControlOptions options, IReadOnlyList<Topology> topologies, ResourceDirectory directory, ResourceControl control, ContainerEngine containers, ServiceHealth health, ResourceLoggerService logs, ILogger<ControlServer> logger, BoardConnectionInfo? board = null) : IHostedLifecycleService
{
    WebApplication? server;

    /// <summary>Starts to listen before any resource starts, so that clients can observe the start. Aspire's own start returns only when most of it is complete.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await directory.StartAsync(cancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(options).AddSingleton(topologies).AddSingleton(directory).AddSingleton(control).AddSingleton(containers).AddSingleton(health).AddSingleton(logs);
        if (board is not null) builder.Services.AddSingleton(board);
        builder.Services.AddProblemDetails(errors => errors.CustomizeProblemDetails = context => context.ProblemDetails.Detail ??= context.Exception?.Message);
        builder.Services.Configure<JsonOptions>(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower)));

        server = builder.Build();
        // Without it, the page for developers, with stack trace and token, would reach the users of the commands.
        server.UseExceptionHandler();
        server.UseMiddleware<ControlAuthorizationMiddleware>();
        server.MapControl();
        // The start is too short to be worth canceling, and a host that stops in the meantime also stops the server.
        await server.StartAsync(CancellationToken.None);

        var address = server.Urls.Single();
        await new ControlConnectionInfo(new(address), options.Token, Environment.ProcessId, options.Dashboard).WriteAsync(options.File, CancellationToken.None);
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
