using Evolution.AppHost.Control;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Dashboards;

/// <summary>Adds the properties of each resource to its snapshots. Aspire creates the first snapshot of a project or container without them.</summary>
sealed class PropertiesPublisher(ResourceNotificationService notifications) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            ResourcePropertySnapshot[] properties = [.. change.Resource.Annotations.OfType<PropertiesAnnotation>().SelectMany(annotation => annotation.Properties)];
            if (properties.All(property => change.Snapshot.GetProperty(property.Name) is not null)) continue;
            await notifications.PublishUpdateAsync(change.Resource, change.ResourceId, snapshot => snapshot.WithProperties(properties));
        }
    }
}
