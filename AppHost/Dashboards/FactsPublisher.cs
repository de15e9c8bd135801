using Evolution.AppHost.Control;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Dashboards;

/// <summary>Puts the facts of each resource into its snapshot as soon as there is one: Aspire makes the first of a project or container from nothing.</summary>
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
