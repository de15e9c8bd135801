namespace Evolution.AppHost.Deployments;

/// <summary>What is deployed together, and, when publishing, the environment that its files are written for.</summary>
sealed record DeploymentUnit(string Name, IResourceBuilder<IComputeEnvironmentResource>? Environment);

static class DeploymentUnitExtensions
{
    public static IResourceBuilder<T> In<T>(this IResourceBuilder<T> resource, DeploymentUnit unit) where T : IComputeResource
    {
        resource.WithAnnotation(new DeploymentUnitAnnotation(unit.Name));
        return unit.Environment is null ? resource : resource.WithComputeEnvironment(unit.Environment);
    }

    /// <summary>The name of the deployment unit that a resource is in; a database is where its server is.</summary>
    public static string? UnitName(this IResource resource) =>
        resource.Annotations.OfType<DeploymentUnitAnnotation>().LastOrDefault()?.Unit
        ?? (resource as IResourceWithParent)?.Parent.UnitName();
}
