#pragma warning disable ASPIRECERTIFICATES001 // No endpoint here uses TLS; the API that disables it is still experimental.

using Evolution.AppHost.Deployments;

namespace Evolution.AppHost.Stores;

/// <summary>Adds stores as containers, with Aspire's own integrations.</summary>
sealed class ContainerStores(IDistributedApplicationBuilder builder) : StoreFactory(builder)
{
    public override IResourceBuilder<IResourceWithConnectionString> AddPostgres(string name)
    {
        var postgres = Builder.AddPostgres(name).WithIconName("DatabaseMultiple");
        return Builder.ExecutionContext.IsRunMode ? postgres.WithDataVolume(DataVolumes.GetName(name)) : postgres;
    }

    public override IResourceBuilder<IResourceWithConnectionString> AddDatabase(IResourceBuilder<IResourceWithConnectionString> server, string name, string databaseName) =>
        ((IResourceBuilder<PostgresServerResource>)server).AddDatabase(name, databaseName).WithIconName("Database");

    public override IResourceBuilder<IResourceWithConnectionString> AddRedis(string name, int megabytes)
    {
        string[] arguments = ["--maxmemory", $"{megabytes}mb", "--maxmemory-policy", EvictionPolicy];
        var redis = Builder.AddRedis(name).WithIconName("Memory").WithoutHttpsCertificate();
        // Aspire starts Redis through a shell that does not forward signals: the engine would kill it after 10 s anyway, and a cache has nothing to save.
        return Builder.ExecutionContext.IsRunMode ? redis.WithArgs(arguments).WithContainerRuntimeArgs("--stop-signal", "SIGKILL") : DeploymentTarget.Get(Builder).LimitMemory(redis, arguments);
    }

    public override IResourceBuilder<IResourceWithConnectionString> AddRabbitMQ(string name)
    {
        var broker = Builder.AddRabbitMQ(name).WithIconName("Mail");
        return Builder.ExecutionContext.IsRunMode ? broker.WithDataVolume(DataVolumes.GetName(name)) : broker;
    }
}
