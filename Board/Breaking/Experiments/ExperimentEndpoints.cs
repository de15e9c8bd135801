using Evolution.Board.Access;
using Evolution.Board.Actions;
using Evolution.Board.Breaking.Verdicts;
using Evolution.Lab;
using Evolution.Lab.Experiments;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>Maps the endpoints that start and end experiments: for the Board's forms, and for programs, which receive the verdict as Markdown.</summary>
static class ExperimentEndpoints
{
    const string Gone = "The caller cancelled it.";

    public static void MapExperimentActions(this RouteGroupBuilder actions)
    {
        actions.MapPost("/experiments/stop", StopAsync);
        actions.MapPost("/experiments/{name}", StartAsync);
    }

    public static void MapExperiments(this IEndpointRouteBuilder routes)
    {
        var programs = routes.MapGroup("").AddEndpointFilter<BearerFilter>().AddEndpointFilter<FailureFilter>();
        programs.MapGet("/experiments", OffersAsync);
        programs.MapGet("/experiments/course", (ExperimentDesk desk) => TypedResults.Ok(new Course(desk.Run is { IsRunning: true } run ? CourseWords.Of(run) : null)));
        programs.MapPost("/experiments/{name}", AnswerAsync);
        programs.MapPost("/comparisons", CompareAsync);
    }

    static async Task<IResult> StartAsync(string name, HttpRequest request, ExperimentDesk desk)
    {
        if (Find(name) is not { } fault) return Unknown(name);
        await desk.StartAsync(fault, RunOptions.Read(request.Form["pace"], request.Form["rate"]));
        return TypedResults.Ok(new Said($"{name} has begun."));
    }

    static async Task<IResult> StopAsync(ExperimentDesk desk)
    {
        await desk.StopAsync();
        return TypedResults.Ok(new Said("The experiment was stopped, and what it broke is healed."));
    }

    static async Task<IResult> OffersAsync(ExperimentOffers offers) =>
        TypedResults.Ok((await offers.AllowedAsync()).Select(fault => new { fault.Name, fault.Question }));

    /// <summary>Runs an experiment to its end, or until the caller disconnects.</summary>
    static async Task<IResult> AnswerAsync(string name, string? pace, string? rate, ExperimentDesk desk, CancellationToken gone)
    {
        if (Find(name) is not { } fault) return Unknown(name);
        var run = await desk.StartAsync(fault, RunOptions.Read(pace, rate));
        await run.WaitAsync(Gone, gone);
        return TypedResults.Text(VerdictMarkdown.Of(run), "text/markdown");
    }

    /// <summary>Runs one or every experiment that the running topologies allow, and compares the topologies. Ends early when the caller disconnects.</summary>
    static async Task<IResult> CompareAsync(string? experiment, string? pace, string? rate, ExperimentDesk desk, ExperimentOffers offers, CancellationToken gone)
    {
        var faults = await offers.AllowedAsync();
        if (experiment is not null)
        {
            if (Find(experiment) is not { } only) return Unknown(experiment);
            faults = [only];
        }
        if (faults is []) throw new LabException("Nothing runs that could be broken.");
        var (options, runs) = (RunOptions.Read(pace, rate), new List<ExperimentRun>());
        foreach (var fault in faults)
        {
            var run = await desk.StartAsync(fault, options);
            runs.Add(run);
            await run.WaitAsync(Gone, gone);
            if (run.EndedEarly is not null) break;
        }
        return TypedResults.Text(TradeOffMarkdown.Of(runs), "text/markdown");
    }

    static IExperimentFault? Find(string name) => FaultCatalog.All.FirstOrDefault(fault => fault.Name == name);

    static IResult Unknown(string name) => TypedResults.Problem(
        $"There is no experiment '{name}'. There are: {string.Join(", ", FaultCatalog.All.Select(fault => fault.Name))}.", statusCode: StatusCodes.Status404NotFound);

    sealed record Course(string? Words);
}
