using System.Collections.Concurrent;
using Evolution.AppHost.Boards;
using Evolution.AppHost.Deployments;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Control;

/// <summary>Tracks the resources of the host and the latest state event of each.</summary>
sealed class ResourceDirectory(IReadOnlyCollection<IResource> resources, ResourceNotificationService notifications) : BackgroundService
{
    readonly ConcurrentDictionary<string, ResourceEvent> latestEvents = [];

    /// <summary>The resources of the topologies, in the order in which they were added, and the Board. Resources that the host adds for itself, such as parameters and the dashboard, are excluded.</summary>
    public IReadOnlyList<IResource> Resources { get; } =
        [.. resources.Where(resource => resource is IResourceWithEndpoints or IResourceWithConnectionString && (resource.GetUnitName() is not null || resource.Name is BoardExtensions.Name))];

    /// <summary>Finds a resource by its name.</summary>
    /// <returns>Null if there is no resource of that name.</returns>
    public IResource? Find(string name) => Resources.FirstOrDefault(resource => resource.Name == name);

    /// <summary>Returns the latest state event of a resource.</summary>
    /// <returns>Null before the first event.</returns>
    public ResourceEvent? GetLatestEvent(IResource resource) => latestEvents.GetValueOrDefault(resource.Name);

    /// <summary>The names of the started containers.</summary>
    public IReadOnlyList<string> ContainerNames => [.. Resources.Where(resource => resource.IsContainer()).Select(GetLatestEvent).OfType<ResourceEvent>().Select(change => change.ResourceId)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            latestEvents[change.Resource.Name] = change;
        }
    }
}
