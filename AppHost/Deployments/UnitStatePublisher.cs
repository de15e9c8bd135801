using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Deployments;

/// <summary>Updates the state of each deployment unit when the state of a member changes.</summary>
sealed class UnitStatePublisher(IReadOnlyCollection<IResource> resources, ResourceNotificationService notifications) : BackgroundService
{
    readonly DeploymentUnitResource[] units = [.. resources.OfType<DeploymentUnitResource>()];
    readonly Dictionary<IResource, CustomResourceSnapshot> latestSnapshots = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            latestSnapshots[change.Resource] = change.Snapshot;
            foreach (var unit in units.Where(unit => unit.Members.Contains(change.Resource))) await PublishAsync(unit);
        }
    }

    /// <summary>Publishes the state of a unit. Aspire itself ignores an update without changes.</summary>
    Task PublishAsync(DeploymentUnitResource unit)
    {
        var state = UnitStateAggregator.Aggregate([.. unit.Members.Select(member => (member.Name, latestSnapshots.GetValueOrDefault(member).ToMemberState()))]);
        return notifications.PublishUpdateAsync(unit, snapshot => snapshot with { State = state, StartTimeStamp = state.Text == KnownResourceStates.Running ? snapshot.StartTimeStamp ?? DateTime.UtcNow : null });
    }
}
