namespace Evolution.AppHost.Deployments;

/// <summary>A unit of resources that are deployed together and, when publishing, the environment that its files are written for.</summary>
sealed record DeploymentUnit(string Name, IResourceBuilder<IComputeEnvironmentResource>? Environment);

static class DeploymentUnitExtensions
{
    /// <summary>Puts a resource into a deployment unit.</summary>
    public static IResourceBuilder<T> In<T>(this IResourceBuilder<T> resource, DeploymentUnit unit) where T : IResource
    {
        resource.WithAnnotation(new DeploymentUnitAnnotation(unit.Name));
        if (unit.Environment is { } environment && resource.Resource is IComputeResource compute)
            resource.ApplicationBuilder.CreateResourceBuilder(compute).WithComputeEnvironment(environment);
        return resource;
    }

    /// <summary>Returns the name of the deployment unit that a resource is in, or null; a database is in the unit of its server.</summary>
    public static string? UnitName(this IResource resource) =>
        resource.Annotations.OfType<DeploymentUnitAnnotation>().LastOrDefault()?.Unit
        ?? (resource is IResourceWithConnectionString and IResourceWithParent child ? child.Parent.UnitName() : null);
}
