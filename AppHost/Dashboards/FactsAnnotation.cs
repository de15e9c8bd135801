namespace Evolution.AppHost.Dashboards;

/// <summary>Properties that Aspire's dashboard shows in a resource's details, in addition to Aspire's own properties.</summary>
sealed record FactsAnnotation(IReadOnlyList<ResourcePropertySnapshot> Facts) : IResourceAnnotation;

static class FactsExtensions
{
    /// <summary>Adds facts to the details of the resource.</summary>
    public static IResourceBuilder<T> WithFacts<T>(this IResourceBuilder<T> resource, IReadOnlyList<ResourcePropertySnapshot> facts) where T : IResource => resource.WithAnnotation(new FactsAnnotation(facts));
}
