using System.Net;
using Evolution.AppHost.Boards;
using Evolution.Control;
using k8s.Autorest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace Evolution.AppHost.Control;

/// <summary>The control server's routes.</summary>
static class ControlEndpoints
{
    const int MaxLogLines = 10_000;

    /// <summary>Reads a log again while Aspire's orchestrator replaces the resource, which it does on every restart: until then it answers "resource is being deleted".</summary>
    static readonly ResiliencePipeline LogReading = new ResiliencePipelineBuilder()
        .AddRetry(new()
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpOperationException>(IsBeingReplaced),
            MaxRetryAttempts = 50,
            Delay = TimeSpan.FromMilliseconds(200),
        })
        .Build();

    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/topologies", GetTopologies);
        routes.MapGet("/resources", GetResourcesAsync);
        routes.MapGet("/resources/{name}/log", GetLogAsync);
        routes.MapPost("/resources/{name}/kill", KillAsync);
        routes.MapPut("/resources/{name}/paused", PauseContainerAsync);
        routes.MapPost("/resources/{name}/{command}", ExecuteAsync);
        routes.MapGet("/units", GetUnits);
        routes.MapPost("/units/{unit}/redeploy", RedeployAsync);
        routes.MapGet("/connection-strings", GetConnectionStringsAsync);
        routes.MapGet("/board", GetBoard);
    }

    static Ok<IEnumerable<TopologyState>> GetTopologies(IReadOnlyList<Topology> topologies) => TypedResults.Ok(
        topologies.Select(topology => new TopologyState(topology.Phase, topology.Prefix, TopologyArguments.GetName(topology.Placement), TopologyArguments.GetAspects(topology))));

    static async Task<Ok<IReadOnlyList<ResourceState>>> GetResourcesAsync(ResourceDirectory directory, ContainerEngine containers, ServiceHealth health, bool usage, CancellationToken cancellationToken)
    {
        var snapshots = directory.Resources.Select(resource => (Resource: resource, directory.GetLatestEvent(resource)?.Snapshot)).ToArray();
        string[] running = usage ? [.. snapshots.Where(item => item.Snapshot?.IsRunning() is true).Select(item => item.Snapshot!.GetContainerId()).OfType<string>()] : [];
        var containerUsages = await containers.GetUsageAsync(running, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<ResourceState>>([.. snapshots.Select(item => ResourceStateFactory.Create(item.Resource, item.Snapshot, health, usage ? GetUsage(item.Snapshot) : null))]);

        ResourceUsage? GetUsage(CustomResourceSnapshot? snapshot) => snapshot switch
        {
            null => null,
            _ when !snapshot.IsRunning() => null,
            _ when snapshot.GetContainerId() is { } container => containerUsages.GetValueOrDefault(container),
            _ when snapshot.GetProcessId() is { } process => ProcessTree.GetUsage(process),
            _ => null,
        };
    }

    static async Task<Results<ContentHttpResult, ProblemHttpResult>> GetLogAsync(string name, ResourceDirectory directory, ResourceLoggerService logs, CancellationToken cancellationToken, int tail = 200)
    {
        if (directory.Find(name) is not { } resource) return ResourceNotFound(name, directory);
        try
        {
            var lines = await LogReading.ExecuteAsync(async token => await ReadLinesAsync(logs.GetAllAsync(resource), Math.Clamp(tail, 1, MaxLogLines), token), cancellationToken);
            return TypedResults.Text(string.Join('\n', lines));
        }
        catch (HttpOperationException exception) when (IsBeingReplaced(exception))
        {
            return TypedResults.Problem($"The log of {name} cannot be read while {name} is being restarted. Try again when it is running.", statusCode: StatusCodes.Status409Conflict);
        }
    }

    static bool IsBeingReplaced(HttpOperationException exception) => exception.Response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound;

    static async Task<IReadOnlyCollection<string>> ReadLinesAsync(IAsyncEnumerable<IReadOnlyList<LogLine>> log, int count, CancellationToken cancellationToken)
    {
        var lines = new Queue<string>();
        await foreach (var batch in log.WithCancellation(cancellationToken))
        {
            foreach (var line in batch)
            {
                lines.Enqueue(line.Content);
                if (lines.Count > count) lines.Dequeue();
            }
        }
        return lines;
    }

    static async Task<Results<NoContent, ProblemHttpResult>> KillAsync(string name, ResourceDirectory directory, ResourceControl control, CancellationToken cancellationToken)
    {
        if (directory.Find(name) is not { } resource) return ResourceNotFound(name, directory);
        return await control.KillAsync(resource, cancellationToken) ? TypedResults.NoContent()
            : TypedResults.Problem($"{name} is not running.", statusCode: StatusCodes.Status409Conflict);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> PauseContainerAsync(string name, bool value, ResourceDirectory directory, ResourceControl control, CancellationToken cancellationToken)
    {
        if (directory.Find(name) is not { } resource) return ResourceNotFound(name, directory);
        return await control.PauseContainerAsync(resource, value, cancellationToken) ? TypedResults.NoContent()
            : TypedResults.Problem($"{name} has no container.", statusCode: StatusCodes.Status409Conflict);
    }

    static async Task<Results<Ok<CommandResponse>, ProblemHttpResult>> ExecuteAsync(string name, string command, HttpRequest request, ResourceDirectory directory, ResourceControl control, CancellationToken cancellationToken)
    {
        if (directory.Find(name) is not { } resource) return ResourceNotFound(name, directory);
        var result = await control.ExecuteAsync(resource, command, argument => request.Query[argument], cancellationToken);
        return result.Success ? TypedResults.Ok(new CommandResponse(result.Message, result.Data?.Value))
            : TypedResults.Problem(result.Message ?? $"{name} rejected the command {command}.", statusCode: StatusCodes.Status409Conflict);
    }

    static Ok<IReadOnlyDictionary<string, IReadOnlyList<string>>> GetUnits(ResourceControl control) => TypedResults.Ok(control.Units);

    static async Task<Results<Ok<Redeployment>, ProblemHttpResult>> RedeployAsync(string unit, ResourceControl control, CancellationToken cancellationToken)
    {
        if (!control.Units.TryGetValue(unit, out var services))
            return TypedResults.Problem($"Unknown deployment unit '{unit}'. Expected one of: {string.Join(", ", control.Units.Keys)}.", statusCode: StatusCodes.Status404NotFound);
        try
        {
            return TypedResults.Ok(new Redeployment(services, (await control.RedeployAsync(unit, cancellationToken)).TotalSeconds));
        }
        catch (TimeoutException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status504GatewayTimeout);
        }
    }

    static async Task<Ok<Dictionary<string, string?>>> GetConnectionStringsAsync(ResourceDirectory directory, CancellationToken cancellationToken)
    {
        var connectionStrings = new Dictionary<string, string?>();
        foreach (var store in directory.Resources.OfType<IResourceWithConnectionString>())
        {
            connectionStrings[store.Name] = await store.GetConnectionStringAsync(cancellationToken);
        }
        return TypedResults.Ok(connectionStrings);
    }

    /// <summary>Returns the link to the Board, including its access token.</summary>
    static Results<Ok<BoardAddress>, ProblemHttpResult> GetBoard(IServiceProvider services) => services.GetService<BoardConnectionInfo>() is { } board
        ? TypedResults.Ok(new BoardAddress(new(board.Link)))
        : TypedResults.Problem("There is no Board in this run.", statusCode: StatusCodes.Status404NotFound);

    static ProblemHttpResult ResourceNotFound(string name, ResourceDirectory directory) => TypedResults.Problem(
        $"Unknown resource '{name}'. Expected one of: {string.Join(", ", directory.Resources.Select(resource => resource.Name))}.", statusCode: StatusCodes.Status404NotFound);
}
