namespace Evolution.AppHost.Stores;

/// <summary>Stores as processes of this machine, by <c>Hosting.LocalServers</c>.</summary>
sealed class ProcessStores(IDistributedApplicationBuilder builder) : StoreFactory(builder)
{
    /// <summary>
    /// The configuration key of a folder in which the stores keep their data beyond a run, each in a folder of its name. Their passwords
    /// must be given then: <c>Parameters:NAME-password</c>.
    /// </summary>
    public const string DataFolderKey = "Stores:DataFolder";

    public override IResourceBuilder<IResourceWithConnectionString> AddPostgres(string name) => Keep(Builder.AddPostgresExecutable(name));

    public override IResourceBuilder<IResourceWithConnectionString> AddDatabase(IResourceBuilder<IResourceWithConnectionString> server, string name, string databaseName) =>
        ((IResourceBuilder<PostgresExecutableResource>)server).AddDatabase(name, databaseName);

    public override IResourceBuilder<IResourceWithConnectionString> AddRedis(string name, int megabytes) =>
        Builder.AddRedisExecutable(name).WithArgs("--maxmemory", $"{megabytes}mb", "--maxmemory-policy", EvictionPolicy);

    public override IResourceBuilder<IResourceWithConnectionString> AddRabbitMQ(string name) => Keep(Builder.AddRabbitMQExecutable(name));

    IResourceBuilder<T> Keep<T>(IResourceBuilder<T> store) where T : LocalServerResource =>
        Builder.Configuration[DataFolderKey] is { Length: > 0 } folder ? store.WithDataFolder(Path.Combine(folder, store.Resource.Name)) : store;
}
