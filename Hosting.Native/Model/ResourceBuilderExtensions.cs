namespace Evolution.Hosting.Native;

/// <summary>What can be said about any resource.</summary>
public static class ResourceBuilderExtensions
{
    /// <summary>Appends arguments to those that the resource's process is started with.</summary>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args) where T : IResourceWithArgs =>
        builder.WithAnnotation(new CommandLineArgsAnnotation(args));

    /// <summary>Lets the resource start only when <paramref name="dependency"/> is healthy; a database is when it was created.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency) where T : IResourceWithWaitSupport
    {
        if (ReferenceEquals(builder.Resource, dependency.Resource)) throw new DistributedApplicationException($"'{builder.Resource.Name}' cannot wait for itself.");
        return builder
            .WithAnnotation(new WaitAnnotation(dependency.Resource, WaitType.WaitUntilHealthy))
            .WithRelationship(dependency.Resource, KnownRelationshipTypes.WaitFor);
    }

    /// <summary>Shows the resource as part of another one. It has no effect on when either starts or stops.</summary>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> parent) where T : IResource =>
        builder.WithRelationship(parent.Resource, KnownRelationshipTypes.Parent);

    /// <summary>Says that the resource is related to another one.</summary>
    public static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResource resource, string type) where T : IResource =>
        builder.WithAnnotation(new ResourceRelationshipAnnotation(resource, type));

    /// <summary>The resource is healthy while a GET of <paramref name="path"/> (<c>/</c> by default) answers with <paramref name="statusCode"/> (200 by default).</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="path">The path, from the root.</param>
    /// <param name="statusCode">The status that means healthy.</param>
    /// <param name="endpointName">The endpoint to ask; <c>http</c> by default.</param>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null) where T : IResourceWithEndpoints =>
        builder.WithAnnotation(new HttpHealthCheckAnnotation(builder.GetEndpoint(endpointName ?? "http"), path ?? "/", statusCode ?? 200));

    /// <summary>Binds the resource to an environment that it is published into.</summary>
    public static IResourceBuilder<T> WithComputeEnvironment<T>(this IResourceBuilder<T> builder, IResourceBuilder<IComputeEnvironmentResource> computeEnvironmentResource) where T : IComputeResource =>
        builder.WithAnnotation(new ComputeEnvironmentAnnotation(computeEnvironmentResource.Resource));
}
