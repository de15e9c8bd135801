namespace Evolution.AppHost.Dashboards;

/// <summary>What Aspire's dashboard shows among a resource's details, beside what Aspire itself knows of it.</summary>
sealed record FactsAnnotation(IReadOnlyList<ResourcePropertySnapshot> Facts) : IResourceAnnotation;

static class FactsExtensions
{
    /// <summary>Adds facts to what is known of the resource.</summary>
    public static IResourceBuilder<T> WithFacts<T>(this IResourceBuilder<T> resource, IReadOnlyList<ResourcePropertySnapshot> facts) where T : IResource => resource.WithAnnotation(new FactsAnnotation(facts));
}
