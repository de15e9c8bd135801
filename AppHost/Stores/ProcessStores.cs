using System.Security.Cryptography;

namespace Evolution.AppHost.Stores;

/// <summary>Adds stores as local processes, with <c>Hosting.LocalServers</c>.</summary>
sealed class ProcessStores(IDistributedApplicationBuilder builder) : StoreFactory(builder)
{
    /// <summary>The configuration key of a folder in which the stores keep their data between runs, each in a subfolder with its name, alongside a file with its password.</summary>
    const string DataFolderKey = "Stores:DataFolder";

    public override IResourceBuilder<IResourceWithConnectionString> AddPostgres(string name) => PersistData(Builder.AddPostgresExecutable(name, GetOrCreatePersistentPassword(name)));

    public override IResourceBuilder<IResourceWithConnectionString> AddDatabase(IResourceBuilder<IResourceWithConnectionString> server, string name, string databaseName) =>
        ((IResourceBuilder<PostgresExecutableResource>)server).AddDatabase(name, databaseName);

    public override IResourceBuilder<IResourceWithConnectionString> AddRedis(string name, int megabytes) =>
        Builder.AddRedisExecutable(name).WithArgs("--maxmemory", $"{megabytes}mb", "--maxmemory-policy", EvictionPolicy);

    public override IResourceBuilder<IResourceWithConnectionString> AddRabbitMQ(string name) => PersistData(Builder.AddRabbitMQExecutable(name, GetOrCreatePersistentPassword(name)));

    string? DataFolder => Builder.Configuration[DataFolderKey] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    IResourceBuilder<T> PersistData<T>(IResourceBuilder<T> store) where T : LocalServerResource =>
        DataFolder is { } folder ? store.WithDataFolder(Path.Combine(folder, store.Resource.Name)) : store;

    /// <summary>Returns the store's persistent password, from a file that only its owner can read; null if no data is persisted.</summary>
    IResourceBuilder<ParameterResource>? GetOrCreatePersistentPassword(string store)
    {
        if (DataFolder is not { } folder) return null;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{store}.password");
        if (!File.Exists(file))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, options);
            writer.Write(RandomNumberGenerator.GetHexString(32, lowercase: true));
        }
        return Builder.AddParameter($"{store}-password", () => File.ReadAllText(file), secret: true);
    }
}
