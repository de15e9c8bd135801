using System.Collections.Immutable;

namespace Evolution.Hosting.Native;

/// <summary>The addresses of a resource as people see them.</summary>
static class EndpointUrls
{
    /// <summary>Where the resource listens once it runs.</summary>
    public static ImmutableArray<UrlSnapshot> Of(IResource resource)
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
