using Evolution.Board.Actions;
using Evolution.Board.Breaking.Experiments;
using Evolution.Board.Breaking.Play;
using Evolution.Board.Connection;
using Evolution.Board.Topologies.Details;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evolution.Board;

/// <summary>
/// Maps everything on the Board that changes something: a POST with an antiforgery token, as <see cref="ActionForm"/> sends it. The response
/// is a message to display, or Problem Details.
/// </summary>
static class ActionEndpoints
{
    public static RouteGroupBuilder MapActions(this IEndpointRouteBuilder routes)
    {
        var actions = routes.MapGroup("/actions").AddEndpointFilter<AntiforgeryFilter>().AddEndpointFilter<FailureFilter>();
        actions.MapPost("/resources/{name}/kill", KillAsync);
        actions.MapPost("/resources/{name}/{command}", CommandAsync);
        actions.MapPost("/units/{unit}/redeploy", RedeployAsync);
        actions.MapExperimentActions();
        actions.MapPlayActions();
        actions.MapFailedMessageActions();
        return actions;
    }

    static Task<Ok<Said>> KillAsync(string name, HostConnection host) => host.AskAsync(async control =>
    {
        await control.KillAsync(name);
        return TypedResults.Ok(new Said($"{name} was killed."));
    });

    static Task<Ok<Said>> CommandAsync(string name, string command, HostConnection host) => host.AskAsync(async control =>
        TypedResults.Ok(new Said((await control.CommandAsync(name, command)).Message ?? $"{name}: {command} done.")));

    static Task<Ok<Said>> RedeployAsync(string unit, HostConnection host) => host.AskAsync(async control =>
    {
        var redeployed = await control.RedeployAsync(unit);
        return TypedResults.Ok(new Said($"{unit} was deployed anew in {redeployed.Seconds:0.0} s: {string.Join(", ", redeployed.Services)}."));
    });
}
