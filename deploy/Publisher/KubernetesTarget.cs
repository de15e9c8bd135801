using Evolution.AppHost.Deployments;

namespace Evolution.Publisher;

/// <summary>Publishes each deployment unit as a Helm chart.</summary>
sealed class KubernetesTarget : DeploymentTarget
{
    public override IResourceBuilder<IComputeEnvironmentResource> AddEnvironment(IDistributedApplicationBuilder builder, string unit, bool isOnlyUnit) =>
        builder.AddKubernetesEnvironment($"{unit}-unit");

    // The chart's own values set the limits of a pod.
    public override IResourceBuilder<RedisResource> LimitMemory(IResourceBuilder<RedisResource> redis, string[] arguments) => redis;
}
