using Evolution.AppHost.Control;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Dashboards;

/// <summary>Adds the facts of each resource to its snapshot as soon as there is one: Aspire creates the first snapshot of a project or container from scratch.</summary>
sealed class FactsPublisher(ResourceNotificationService notifications) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            ResourcePropertySnapshot[] facts = [.. change.Resource.Annotations.OfType<FactsAnnotation>().SelectMany(annotation => annotation.Facts)];
            if (facts.All(fact => change.Snapshot.Property(fact.Name) is not null)) continue;
            await notifications.PublishUpdateAsync(change.Resource, change.ResourceId, snapshot => snapshot.With(facts));
        }
    }
}
