using Evolution.AppHost.Deployments;
using Evolution.AppHost.Links;
using Evolution.Control;

namespace Evolution.AppHost.Control;

/// <summary>Resources as the control server shows them.</summary>
static class ResourceStates
{
    /// <summary>Describes a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="snapshot">What Aspire said of it last; null before it said anything.</param>
    /// <param name="health">Asks services how they are.</param>
    /// <param name="usage">What it uses; null while it does not run.</param>
    public static ResourceState Of(IResource resource, CustomResourceSnapshot? snapshot, ServiceHealth health, ResourceUsage? usage) => new(
        resource.Name,
        snapshot?.ResourceType ?? resource.GetType().Name,
        snapshot?.State?.Text,
        resource is ProjectResource service ? health.Of(service, snapshot) : snapshot?.HealthStatus?.ToString(),
        resource.UnitName(),
        ParentOf(resource)?.Name,
        snapshot?.ProcessId(),
        snapshot?.ContainerId(),
        snapshot?.ExitCode,
        [.. UrlsOf(resource, snapshot)],
        usage)
    {
        CanStart = resource is IResourceWithEndpoints,
        Links = [.. resource.Annotations.OfType<LinkAnnotation>().Select(annotation => annotation.Link)],
    };

    /// <summary>The service or server that it belongs to; a deployment unit is none, it is said beside that.</summary>
    static IResource? ParentOf(IResource resource) => (resource as IResourceWithParent)?.Parent
        ?? resource.Annotations.OfType<ResourceRelationshipAnnotation>().Where(relationship => relationship.Type is "Parent").Select(relationship => relationship.Resource).FirstOrDefault(parent => parent is not DeploymentUnitResource);

    /// <summary>The addresses: where a service or the Board is, also after it moved, and for the rest what Aspire shows.</summary>
    static IEnumerable<string> UrlsOf(IResource resource, CustomResourceSnapshot? snapshot)
    {
        if (resource is ProjectResource project) return project.GetEndpoints().Where(endpoint => endpoint.IsAllocated).Select(endpoint => endpoint.Url);
        return snapshot?.Urls.Select(url => url.Url).Distinct() ?? [];
    }
}
