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
        Urls = EndpointUrls.Of(resource),
    };

    static IEnumerable<RelationshipSnapshot> Relationships(IResource resource)
    {
        if (resource is IResourceWithParent { Parent: var parent }) yield return new(parent.Name, KnownRelationshipTypes.Parent);
        foreach (var related in resource.Annotations.OfType<ResourceRelationshipAnnotation>().DistinctBy(related => (related.Resource, related.Type)))
        {
            yield return new(related.Resource.Name, related.Type);
        }
    }
}
