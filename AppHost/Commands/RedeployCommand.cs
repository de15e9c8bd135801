using Evolution.AppHost.Control;
using Evolution.AppHost.Deployments;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Commands;

/// <summary>The <c>redeploy</c> command of a deployment unit: restarts every service of the unit together, as a rollout does.</summary>
static class RedeployCommand
{
    /// <summary>Adds the command.</summary>
    /// <param name="unit">The unit's resource.</param>
    /// <param name="name">The unit's name.</param>
    /// <param name="services">The names of the services that are restarted.</param>
    public static IResourceBuilder<DeploymentUnitResource> WithRedeployCommand(this IResourceBuilder<DeploymentUnitResource> unit, string name, IReadOnlyList<string> services) =>
        unit.WithCommand("redeploy", "Redeploy", context => RedeployAsync(name, services, context), new CommandOptions
        {
            Description = $"Restarts {JoinNames(services)} together, as a rollout of the unit does. Stores keep running.",
            ConfirmationMessage = $"{JoinNames(services)} will restart{(services.Count is 1 ? "" : " together")}. Requests will fail in the meantime.",
            IconName = "ArrowSync",
            IsHighlighted = true,
            UpdateState = context => CommandStates.EnableIf(context.ResourceSnapshot.State?.Text is { } state && state != KnownResourceStates.Starting && state != UnitStateAggregator.NotRunning),
        });

    static async Task<ExecuteCommandResult> RedeployAsync(string unit, IReadOnlyList<string> services, ExecuteCommandContext context)
    {
        try
        {
            var duration = await context.Services.GetRequiredService<ResourceControl>().RedeployAsync(unit, context.CancellationToken);
            var message = FormattableString.Invariant($"{unit} was redeployed in {duration.TotalSeconds:0.0} s");
            return CommandResults.Success(message, $"{message}. Restarted together: {JoinNames(services)}.", CommandResultFormat.Text);
        }
        catch (Exception exception) when (exception is TimeoutException or DistributedApplicationException)
        {
            return CommandResults.Failure(exception.Message);
        }
    }

    static string JoinNames(IReadOnlyList<string> services) => services is [var only] ? only : $"{string.Join(", ", services.SkipLast(1))} and {services[^1]}";
}
