namespace Evolution.AppHost.Stores;

/// <summary>Adds stores to the app host, as what the topology asks for and this machine can run.</summary>
abstract class StoreFactory(IDistributedApplicationBuilder builder)
{
    /// <summary>What a full cache does: it forgets what was not used for longest.</summary>
    protected const string EvictionPolicy = "allkeys-lru";

    protected IDistributedApplicationBuilder Builder => builder;

    /// <summary>The factory for a kind of stores. What is published is always containers.</summary>
    public static StoreFactory Of(IDistributedApplicationBuilder builder, StoreKind kind) =>
        kind is StoreKind.Processes && builder.ExecutionContext.IsRunMode ? new ProcessStores(builder) : new ContainerStores(builder);

    /// <summary>Adds a PostgreSQL server.</summary>
    public abstract IResourceBuilder<IResourceWithConnectionString> AddPostgres(string name);

    /// <summary>Adds a database to a server that this factory has added.</summary>
    public abstract IResourceBuilder<IResourceWithConnectionString> AddDatabase(IResourceBuilder<IResourceWithConnectionString> server, string name, string databaseName);

    /// <summary>Adds a Redis server that holds so many megabytes.</summary>
    public abstract IResourceBuilder<IResourceWithConnectionString> AddRedis(string name, int megabytes);

    /// <summary>Adds a RabbitMQ broker.</summary>
    public abstract IResourceBuilder<IResourceWithConnectionString> AddRabbitMQ(string name);
}
