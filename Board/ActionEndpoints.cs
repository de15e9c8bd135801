using Evolution.Board.Actions;
using Evolution.Board.Connection;
using Evolution.Board.FaultInjection.Experiments;
using Evolution.Board.FaultInjection.FreePlay;
using Evolution.Board.Topologies.Details;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evolution.Board;

/// <summary>
/// Maps the endpoints of actions. Each accepts a POST with an antiforgery token, as <see cref="ActionForm"/> sends it. The response
/// is a message to display, or Problem Details.
/// </summary>
static class ActionEndpoints
{
    public static RouteGroupBuilder MapActions(this IEndpointRouteBuilder routes)
    {
        var actions = routes.MapGroup("/actions").AddEndpointFilter<AntiforgeryFilter>().AddEndpointFilter<ExceptionFilter>();
        actions.MapPost("/resources/{name}/kill", KillAsync);
        actions.MapPost("/resources/{name}/{command}", RunCommandAsync);
        actions.MapPost("/units/{unit}/redeploy", RedeployAsync);
        actions.MapExperimentActions();
        actions.MapFreePlayActions();
        actions.MapFailedMessageActions();
        return actions;
    }

    static Task<Ok<ActionResponse>> KillAsync(string name, HostConnection host) => host.SendAsync(async control =>
    {
        await control.KillAsync(name);
        return TypedResults.Ok(new ActionResponse($"{name} was killed."));
    });

    static Task<Ok<ActionResponse>> RunCommandAsync(string name, string command, HostConnection host) => host.SendAsync(async control =>
        TypedResults.Ok(new ActionResponse((await control.RunCommandAsync(name, command)).Message ?? $"{name}: {command} done.")));

    static Task<Ok<ActionResponse>> RedeployAsync(string unit, HostConnection host) => host.SendAsync(async control =>
    {
        var result = await control.RedeployAsync(unit);
        return TypedResults.Ok(new ActionResponse($"{unit} was redeployed in {result.Seconds:0.0} s: {string.Join(", ", result.Services)}."));
    });
}
