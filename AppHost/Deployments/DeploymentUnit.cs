namespace Evolution.AppHost.Deployments;

/// <summary>A unit of resources that are deployed together and, when publishing, its environment.</summary>
sealed record DeploymentUnit(string Name, IResourceBuilder<IComputeEnvironmentResource>? Environment);

static class DeploymentUnitExtensions
{
    /// <summary>Assigns a resource to a deployment unit.</summary>
    public static IResourceBuilder<T> WithDeploymentUnit<T>(this IResourceBuilder<T> resource, DeploymentUnit unit) where T : IResource
    {
        resource.WithAnnotation(new DeploymentUnitAnnotation(unit.Name));
        if (unit.Environment is { } environment && resource.Resource is IComputeResource compute)
            resource.ApplicationBuilder.CreateResourceBuilder(compute).WithComputeEnvironment(environment);
        return resource;
    }

    /// <summary>Returns the name of a resource's deployment unit, or null. A database belongs to the unit of its server.</summary>
    public static string? GetUnitName(this IResource resource) =>
        resource.Annotations.OfType<DeploymentUnitAnnotation>().LastOrDefault()?.Unit
        ?? (resource is IResourceWithConnectionString and IResourceWithParent child ? child.Parent.GetUnitName() : null);
}
