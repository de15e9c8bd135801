using Evolution.Board.Access;
using Evolution.Board.Actions;
using Evolution.Board.Breaking.Verdicts;
using Evolution.Lab.Experiments;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>Starting and ending experiments: by the Board's forms, and by programs, which get the verdict as Markdown.</summary>
static class ExperimentEndpoints
{
    public static void MapExperimentActions(this RouteGroupBuilder actions)
    {
        actions.MapPost("/experiments/stop", StopAsync);
        actions.MapPost("/experiments/{name}", StartAsync);
    }

    public static void MapExperiments(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/experiments/{name}", AnswerAsync).AddEndpointFilter<BearerFilter>().AddEndpointFilter<FailureFilter>();

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

    /// <summary>Runs one to its end, also where whoever asked has gone meanwhile.</summary>
    static async Task<IResult> AnswerAsync(string name, string? pace, string? rate, ExperimentDesk desk)
    {
        if (Find(name) is not { } fault) return Unknown(name);
        var run = await desk.StartAsync(fault, RunOptions.Read(pace, rate));
        await run.Ended;
        return TypedResults.Text(VerdictMarkdown.Of(run), "text/markdown");
    }

    static IFault? Find(string name) => FaultCatalog.All.FirstOrDefault(fault => fault.Name == name);

    static IResult Unknown(string name) => TypedResults.Problem(
        $"There is no experiment '{name}'. There are: {string.Join(", ", FaultCatalog.All.Select(fault => fault.Name))}.", statusCode: StatusCodes.Status404NotFound);
}
