using Evolution.AppHost.Deployments;

namespace Evolution.AppHost.Stores;

/// <summary>Stores in containers, by Aspire's own integrations.</summary>
sealed class ContainerStores(IDistributedApplicationBuilder builder) : StoreFactory(builder)
{
    public override IResourceBuilder<IResourceWithConnectionString> AddPostgres(string name) => Builder.AddPostgres(name);

    public override IResourceBuilder<IResourceWithConnectionString> AddDatabase(IResourceBuilder<IResourceWithConnectionString> server, string name, string databaseName) =>
        ((IResourceBuilder<PostgresServerResource>)server).AddDatabase(name, databaseName);

    public override IResourceBuilder<IResourceWithConnectionString> AddRedis(string name, int megabytes)
    {
        string[] limit = ["--maxmemory", $"{megabytes}mb", "--maxmemory-policy", EvictionPolicy];
        var redis = Builder.AddRedis(name);
        return Builder.ExecutionContext.IsRunMode ? redis.WithArgs(limit) : DeploymentTarget.Of(Builder).LimitMemory(redis, limit);
    }

    public override IResourceBuilder<IResourceWithConnectionString> AddRabbitMQ(string name) => Builder.AddRabbitMQ(name);
}
