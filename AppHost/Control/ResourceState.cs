using Evolution.AppHost.Deployments;
using Evolution.AppHost.Links;

namespace Evolution.AppHost.Control;

/// <summary>A resource as the control server shows it.</summary>
/// <param name="Name">Its name, with the prefix of its topology.</param>
/// <param name="Type">What it is: <c>Project</c>, <c>PostgresServerResource</c> and so on.</param>
/// <param name="State">Its state in Aspire's words: <c>Running</c>, <c>Exited</c>, <c>FailedToStart</c> and so on.</param>
/// <param name="Health"><c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>; null before the first check or where nothing is checked.</param>
/// <param name="Unit">The deployment unit that it is in; null for what is no part of a topology.</param>
/// <param name="Parent">The resource that it belongs to, if any.</param>
/// <param name="ProcessId">The process that the host started for it; null for containers and while it does not run.</param>
/// <param name="ContainerId">Its container, if it is one.</param>
/// <param name="ExitCode">The code it ended with, once it did.</param>
/// <param name="Urls">The addresses it listens on.</param>
/// <param name="Links">What it uses and calls.</param>
/// <param name="CanStart">Whether it can be started by itself, as a service or a server; a database comes and goes with its server.</param>
/// <param name="Usage">What it uses; null while it does not run.</param>
sealed record ResourceState(
    string Name,
    string Type,
    string? State,
    string? Health,
    string? Unit,
    string? Parent,
    int? ProcessId,
    string? ContainerId,
    int? ExitCode,
    IReadOnlyList<string> Urls,
    IReadOnlyList<LinkAnnotation> Links,
    bool CanStart,
    ResourceUsage? Usage)
{
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
        [.. resource.Annotations.OfType<LinkAnnotation>()],
        resource is IResourceWithEndpoints,
        usage);

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
