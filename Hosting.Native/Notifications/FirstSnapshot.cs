using System.Collections.Immutable;

namespace Evolution.Hosting.Native;

/// <summary>How a resource is before anything happens to it.</summary>
static class FirstSnapshot
{
    public static CustomResourceSnapshot Of(IResource resource) => new()
    {
        ResourceType = resource is ProjectResource ? "Project" : resource.GetType().Name,
        Properties = [],
        CreationTimeStamp = DateTime.UtcNow,
        State = KnownResourceStates.NotStarted,
        Relationships = [.. Relationships(resource)],
        Urls = Urls(resource),
    };

    static IEnumerable<RelationshipSnapshot> Relationships(IResource resource)
    {
        if (resource is IResourceWithParent { Parent: var parent }) yield return new(parent.Name, KnownRelationshipTypes.Parent);
        foreach (var related in resource.Annotations.OfType<ResourceRelationshipAnnotation>().DistinctBy(related => (related.Resource, related.Type)))
        {
            yield return new(related.Resource.Name, related.Type);
        }
    }

    static ImmutableArray<UrlSnapshot> Urls(IResource resource)
    {
        if (resource is not IResourceWithEndpoints endpoints) return [];
        var changes = resource.Annotations.OfType<UrlForEndpointAnnotation>().ToLookup(change => change.EndpointName, change => change.Change);
        var urls = endpoints.GetEndpoints().Where(endpoint => endpoint.IsAllocated)
            .Select(endpoint => new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint })
            .ToArray();
        foreach (var url in urls)
        {
            foreach (var change in changes[url.Endpoint!.EndpointName]) change(url);
        }
        return [.. urls.OrderByDescending(url => url.DisplayOrder ?? 0).Select(url => new UrlSnapshot(url.Endpoint!.EndpointName, url.Url, IsInternal: false)
        {
            DisplayProperties = new(url.DisplayText ?? "", url.DisplayOrder ?? 0),
            IsInactive = true,
        })];
    }
}
