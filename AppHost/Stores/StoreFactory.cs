namespace Evolution.AppHost.Stores;

/// <summary>Adds stores to the app host, as containers or as local processes.</summary>
abstract class StoreFactory(IDistributedApplicationBuilder builder)
{
    /// <summary>The eviction policy of a full cache: it evicts the least recently used entries.</summary>
    protected const string EvictionPolicy = "allkeys-lru";

    protected IDistributedApplicationBuilder Builder => builder;

    /// <summary>Creates the factory for the given kind of store. When publishing, stores are always containers.</summary>
    public static StoreFactory Create(IDistributedApplicationBuilder builder, StoreKind kind) =>
        kind is StoreKind.Processes && builder.ExecutionContext.IsRunMode ? new ProcessStores(builder) : new ContainerStores(builder);

    /// <summary>Adds a PostgreSQL server.</summary>
    public abstract IResourceBuilder<IResourceWithConnectionString> AddPostgres(string name);

    /// <summary>Adds a database to a server that this factory has added.</summary>
    public abstract IResourceBuilder<IResourceWithConnectionString> AddDatabase(IResourceBuilder<IResourceWithConnectionString> server, string name, string databaseName);

    /// <summary>Adds a Redis server with a memory limit in megabytes.</summary>
    public abstract IResourceBuilder<IResourceWithConnectionString> AddRedis(string name, int megabytes);

    /// <summary>Adds a RabbitMQ broker.</summary>
    public abstract IResourceBuilder<IResourceWithConnectionString> AddRabbitMQ(string name);
}
