namespace Evolution.AppHost.Deployments;

/// <summary>
/// The format in which deployment units are published. The app host itself writes Aspire manifests; the project <c>deploy/Publisher</c>,
/// which needs more Aspire packages, writes Compose files and Kubernetes charts.
/// </summary>
public abstract class DeploymentTarget
{
    /// <summary>Returns the target of an app host that publishes: the registered one, or manifests by default.</summary>
    public static DeploymentTarget Get(IDistributedApplicationBuilder builder) =>
        builder.Services.Select(service => service.ImplementationInstance).OfType<DeploymentTarget>().LastOrDefault() ?? Manifests;

    static readonly DeploymentTarget Manifests = new ManifestTarget();

    /// <summary>Adds the environment for which a unit is published.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="unit">The name of the unit.</param>
    /// <param name="isOnlyUnit">Whether this is the only unit, so that no network between units is needed.</param>
    public abstract IResourceBuilder<IComputeEnvironmentResource> AddEnvironment(IDistributedApplicationBuilder builder, string unit, bool isOnlyUnit);

    /// <summary>Limits the memory of a published Redis with command-line arguments.</summary>
    public abstract IResourceBuilder<RedisResource> LimitMemory(IResourceBuilder<RedisResource> redis, string[] arguments);
}
