using Evolution.Board.Access;
using Evolution.Board.Actions;
using Evolution.Board.FaultInjection.Verdicts;
using Evolution.Lab;
using Evolution.Lab.Experiments;

namespace Evolution.Board.FaultInjection.Experiments;

/// <summary>Maps the endpoints that start and stop experiments: for the Board's forms, and for programs, which receive the verdict as Markdown.</summary>
static class ExperimentEndpoints
{
    const string CancelledByCaller = "The caller cancelled the experiment.";

    public static void MapExperimentActions(this RouteGroupBuilder actions)
    {
        actions.MapPost("/experiments/stop", StopAsync);
        actions.MapPost("/experiments/{name}", StartAsync);
    }

    public static void MapExperiments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").AddEndpointFilter<BearerFilter>().AddEndpointFilter<ExceptionFilter>();
        group.MapGet("/experiments", GetAvailableAsync);
        group.MapGet("/experiments/course", (ExperimentCoordinator coordinator) => TypedResults.Ok(new ProgressResponse(coordinator.Run is { IsRunning: true } run ? ProgressText.Format(run) : null)));
        group.MapPost("/experiments/{name}", RunAsync);
        group.MapPost("/comparisons", CompareAsync);
    }

    static async Task<IResult> StartAsync(string name, HttpRequest request, ExperimentCoordinator coordinator)
    {
        if (FindFault(name) is not { } fault) return CreateNotFoundProblem(name);
        await coordinator.StartAsync(fault, ExperimentOptionsParser.Parse(request.Form["pace"], request.Form["rate"]));
        return TypedResults.Ok(new ActionResponse($"{name} started."));
    }

    static async Task<IResult> StopAsync(ExperimentCoordinator coordinator)
    {
        await coordinator.StopAsync();
        return TypedResults.Ok(new ActionResponse("The experiment was stopped and the fault was healed."));
    }

    static async Task<IResult> GetAvailableAsync(ExperimentAvailability availability) =>
        TypedResults.Ok((await availability.GetAvailableAsync()).Select(fault => new { fault.Name, fault.Question }));

    /// <summary>Runs an experiment to its end, or until the caller disconnects.</summary>
    static async Task<IResult> RunAsync(string name, string? pace, string? rate, ExperimentCoordinator coordinator, CancellationToken cancellationToken)
    {
        if (FindFault(name) is not { } fault) return CreateNotFoundProblem(name);
        var run = await coordinator.StartAsync(fault, ExperimentOptionsParser.Parse(pace, rate));
        await run.WaitAsync(CancelledByCaller, cancellationToken);
        return TypedResults.Text(VerdictMarkdown.Of(run), "text/markdown");
    }

    /// <summary>Runs one experiment, or every experiment that the running topologies allow, and compares the topologies. Stops early if the caller disconnects.</summary>
    static async Task<IResult> CompareAsync(string? experiment, string? pace, string? rate, ExperimentCoordinator coordinator, ExperimentAvailability availability, CancellationToken cancellationToken)
    {
        var faults = await availability.GetAvailableAsync();
        if (experiment is not null)
        {
            if (FindFault(experiment) is not { } fault) return CreateNotFoundProblem(experiment);
            faults = [fault];
        }
        if (faults is []) throw new LabException("No topology is running.");
        var (options, runs) = (ExperimentOptionsParser.Parse(pace, rate), new List<ExperimentRun>());
        foreach (var fault in faults)
        {
            var run = await coordinator.StartAsync(fault, options);
            runs.Add(run);
            await run.WaitAsync(CancelledByCaller, cancellationToken);
            if (run.StopReason is not null) break;
        }
        return TypedResults.Text(TradeOffMarkdown.Of(runs), "text/markdown");
    }

    static IExperimentFault? FindFault(string name) => FaultCatalog.All.FirstOrDefault(fault => fault.Name == name);

    static IResult CreateNotFoundProblem(string name) => TypedResults.Problem(
        $"Unknown experiment '{name}'. Expected one of: {string.Join(", ", FaultCatalog.All.Select(fault => fault.Name))}.", statusCode: StatusCodes.Status404NotFound);

    sealed record ProgressResponse(string? Words);
}
