using Evolution.AppHost.Deployments;

namespace Evolution.Publisher;

/// <summary>Publishes each deployment unit as a Compose file.</summary>
sealed class ComposeTarget : DeploymentTarget
{
    public override IResourceBuilder<IComputeEnvironmentResource> AddEnvironment(IDistributedApplicationBuilder builder, string unit, bool isOnlyUnit) =>
        builder.AddDockerComposeEnvironment($"{unit}-unit").WithDashboard(false).ConfigureComposeFile(file => ComposeUnit.AddDeploymentSettings(file, unit, isOnlyUnit));

    // A published Redis starts from a single shell string, so arguments are appended to that string.
    public override IResourceBuilder<RedisResource> LimitMemory(IResourceBuilder<RedisResource> redis, string[] arguments) =>
        redis.PublishAsDockerComposeService((_, service) => service.Command[^1] = $"{service.Command[^1]} {string.Join(' ', arguments)}");
}
