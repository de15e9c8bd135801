using Evolution.AppHost.Control;
using Evolution.AppHost.Deployments;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Commands;

/// <summary>The command <c>redeploy</c> of a deployment unit: it restarts every service of the unit together, as a rollout does.</summary>
static class RedeployCommand
{
    /// <summary>Adds the command.</summary>
    /// <param name="unit">The unit's resource.</param>
    /// <param name="name">The unit's name.</param>
    /// <param name="services">The names of the services that are restarted.</param>
    public static IResourceBuilder<DeploymentUnitResource> WithRedeployCommand(this IResourceBuilder<DeploymentUnitResource> unit, string name, IReadOnlyList<string> services) =>
        unit.WithCommand("redeploy", "Redeploy", context => RedeployAsync(name, services, context), new CommandOptions
        {
            Description = $"Restarts {All(services)} together, as rolling the unit out does; stores keep running.",
            ConfirmationMessage = $"{All(services)} {(services.Count is 1 ? "ends and starts" : "end together and start")} again; requests fail until then.",
            IconName = "ArrowSync",
            IsHighlighted = true,
            UpdateState = context => CommandStates.Where(context.ResourceSnapshot.State?.Text is { } state && state != KnownResourceStates.Starting && state != UnitState.NothingRuns),
        });

    static async Task<ExecuteCommandResult> RedeployAsync(string unit, IReadOnlyList<string> services, ExecuteCommandContext context)
    {
        try
        {
            var took = await context.Services.GetRequiredService<ResourceControl>().RedeployAsync(unit, context.CancellationToken);
            var said = FormattableString.Invariant($"{unit} was redeployed in {took.TotalSeconds:0.0} s");
            return CommandResults.Success(said, $"{said}. Restarted together: {All(services)}.", CommandResultFormat.Text);
        }
        catch (Exception exception) when (exception is TimeoutException or DistributedApplicationException)
        {
            return CommandResults.Failure(exception.Message);
        }
    }

    static string All(IReadOnlyList<string> services) => services is [var only] ? only : $"{string.Join(", ", services.SkipLast(1))} and {services[^1]}";
}
