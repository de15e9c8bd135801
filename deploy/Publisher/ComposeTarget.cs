using Evolution.AppHost.Deployments;

namespace Evolution.Publisher;

/// <summary>Publishes each deployment unit as a Compose file.</summary>
sealed class ComposeTarget : DeploymentTarget
{
    public override IResourceBuilder<IComputeEnvironmentResource> AddEnvironment(IDistributedApplicationBuilder builder, string unit, bool isAlone) =>
        builder.AddDockerComposeEnvironment($"{unit}-unit").WithDashboard(false).ConfigureComposeFile(file => ComposeUnit.Complete(file, unit, isAlone));

    // A published Redis starts from one shell string, which takes no further arguments.
    public override IResourceBuilder<RedisResource> LimitMemory(IResourceBuilder<RedisResource> redis, string[] arguments) =>
        redis.PublishAsDockerComposeService((_, service) => service.Command[^1] = $"{service.Command[^1]} {string.Join(' ', arguments)}");
}
