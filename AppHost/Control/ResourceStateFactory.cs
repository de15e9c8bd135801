using Evolution.AppHost.Deployments;
using Evolution.AppHost.Links;
using Evolution.Control;

namespace Evolution.AppHost.Control;

/// <summary>Creates the resource states that the control server returns.</summary>
static class ResourceStateFactory
{
    /// <summary>Creates the state of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="snapshot">The latest snapshot from Aspire; null before the first one.</param>
    /// <param name="health">Checks the health of services.</param>
    /// <param name="usage">The memory and CPU usage; null if the resource is not running or the usage was not requested.</param>
    public static ResourceState Create(IResource resource, CustomResourceSnapshot? snapshot, ServiceHealth health, ResourceUsage? usage) => new(
        resource.Name,
        snapshot?.ResourceType ?? resource.GetType().Name,
        snapshot?.State?.Text,
        resource is ProjectResource service ? health.GetStatus(service, snapshot) : snapshot?.HealthStatus?.ToString(),
        resource.GetUnitName(),
        GetParent(resource)?.Name,
        snapshot?.GetProcessId(),
        snapshot?.GetContainerId(),
        snapshot?.ExitCode,
        [.. GetUrls(resource, snapshot)],
        usage)
    {
        CanStart = resource is IResourceWithEndpoints,
        Links = [.. resource.Annotations.OfType<LinkAnnotation>().Select(annotation => annotation.Link)],
    };

    /// <summary>Returns the service or server that a resource belongs to. A deployment unit does not count as a parent, because it is reported separately.</summary>
    static IResource? GetParent(IResource resource) => (resource as IResourceWithParent)?.Parent
        ?? resource.Annotations.OfType<ResourceRelationshipAnnotation>().Where(relationship => relationship.Type is "Parent").Select(relationship => relationship.Resource).FirstOrDefault(parent => parent is not DeploymentUnitResource);

    /// <summary>Returns the addresses: the current endpoints of a service or the Board, including after a move, and the URLs that Aspire shows for other resources.</summary>
    static IEnumerable<string> GetUrls(IResource resource, CustomResourceSnapshot? snapshot)
    {
        if (resource is ProjectResource project) return project.GetEndpoints().Where(endpoint => endpoint.IsAllocated).Select(endpoint => endpoint.Url);
        return snapshot?.Urls.Select(url => url.Url).Distinct() ?? [];
    }
}
