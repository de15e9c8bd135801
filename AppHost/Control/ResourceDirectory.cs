using System.Collections.Concurrent;
using Evolution.AppHost.Boards;
using Evolution.AppHost.Deployments;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Control;

/// <summary>Knows every resource of the host and what was last said of it.</summary>
sealed class ResourceDirectory(IReadOnlyCollection<IResource> resources, ResourceNotificationService notifications) : BackgroundService
{
    readonly ConcurrentDictionary<string, ResourceEvent> latest = [];

    /// <summary>The resources that a topology names, in its order, and the Board; what the host adds for itself (parameters, its dashboard) is left out.</summary>
    public IReadOnlyList<IResource> Resources { get; } =
        [.. resources.Where(resource => resource is IResourceWithEndpoints or IResourceWithConnectionString && (resource.UnitName() is not null || resource.Name is BoardExtensions.Name))];

    /// <summary>The resource of that name.</summary>
    /// <returns>Null where there is none.</returns>
    public IResource? Find(string name) => Resources.FirstOrDefault(resource => resource.Name == name);

    /// <summary>What was last said of a resource.</summary>
    /// <returns>Null before anything was said.</returns>
    public ResourceEvent? Latest(IResource resource) => latest.GetValueOrDefault(resource.Name);

    /// <summary>The names of the containers that were started.</summary>
    public IReadOnlyList<string> Containers => [.. Resources.Where(resource => resource.IsContainer()).Select(Latest).OfType<ResourceEvent>().Select(change => change.ResourceId)];

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await foreach (var change in notifications.WatchAsync(stopping))
        {
            latest[change.Resource.Name] = change;
        }
    }
}
