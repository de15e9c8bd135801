namespace Evolution.Hosting.Native;

/// <summary>Tells resources how to reach each other.</summary>
public static class ReferenceBuilderExtensions
{
    /// <summary>
    /// Gives the resource a connection string as <c>ConnectionStrings__NAME</c>, and its parts as <c>NAME_HOST</c>, <c>NAME_PORT</c> and so on.
    /// </summary>
    /// <param name="builder">The resource that connects.</param>
    /// <param name="source">What it connects to.</param>
    /// <param name="connectionName">The name that the resource knows it by; the source's own name by default.</param>
    /// <param name="optional">Of no effect here, since every connection string is known.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var name = connectionName ?? source.Resource.Name;
        var prefix = name is "" ? "" : $"{VariableName.Encode(name).ToUpperInvariant()}_";
        return builder
            .WithRelationship(source.Resource, KnownRelationshipTypes.Reference)
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables[$"ConnectionStrings__{name}"] = source.Resource;
                foreach (var (property, value) in source.Resource.GetConnectionProperties())
                {
                    context.EnvironmentVariables[$"{prefix}{property.ToUpperInvariant()}"] = value;
                }
            });
    }

    /// <summary>Lets the resource find a service by its name: <c>services__NAME__http__0</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment =>
        builder.WithServiceAddresses(source.Resource, source.Resource.Name, source.Resource.Name.ToUpperInvariant());

    /// <summary>Lets the resource find a service by another name than its own.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where TDestination : IResourceWithEnvironment =>
        builder.WithServiceAddresses(source.Resource, name, name);

    static IResourceBuilder<T> WithServiceAddresses<T>(this IResourceBuilder<T> builder, IResourceWithServiceDiscovery service, string name, string variable) where T : IResourceWithEnvironment =>
        builder
            .WithRelationship(service, KnownRelationshipTypes.Reference)
            .WithEnvironment(context =>
            {
                foreach (var endpoint in service.GetEndpoints())
                {
                    context.EnvironmentVariables[$"{VariableName.Encode(variable)}_{VariableName.Encode(endpoint.EndpointName).ToUpperInvariant()}"] = endpoint;
                    context.EnvironmentVariables[FirstFree(context.EnvironmentVariables, $"services__{name}__{endpoint.EndpointName}__")] = endpoint;
                }
            });

    static string FirstFree(Dictionary<string, object> variables, string start) =>
        Enumerable.Range(0, variables.Count + 1).Select(index => $"{start}{index}").First(name => !variables.ContainsKey(name));
}
