namespace Evolution.AppHost.Dashboards;

/// <summary>Properties that Aspire's dashboard shows in a resource's details, in addition to Aspire's own properties.</summary>
sealed record PropertiesAnnotation(IReadOnlyList<ResourcePropertySnapshot> Properties) : IResourceAnnotation;

static class PropertiesExtensions
{
    /// <summary>Adds properties to the details of the resource.</summary>
    public static IResourceBuilder<T> WithDashboardProperties<T>(this IResourceBuilder<T> resource, IReadOnlyList<ResourcePropertySnapshot> properties) where T : IResource => resource.WithAnnotation(new PropertiesAnnotation(properties));
}
