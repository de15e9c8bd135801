using Npgsql;
using Xunit;

namespace Evolution.Testing;

/// <summary>
/// A PostgreSQL and a Redis server for all tests of an assembly, started as for the topologies.
/// Each test, or test class, has its own database and cache on them.
/// </summary>
public class StoreServers : IAsyncLifetime
{
    const int DefaultCapacity = 500;

    readonly LocalServerApplication application = new();
    readonly IResourceBuilder<PostgresExecutableResource> postgres;
    readonly IResourceBuilder<RedisExecutableResource> redis;
    string? database;
    string? cache;
    int cacheCount;

    /// <summary>Creates the servers.</summary>
    public StoreServers() : this(DefaultCapacity)
    {
    }

    /// <summary>Creates the servers with a connection limit for PostgreSQL.</summary>
    protected StoreServers(int maxConnections)
    {
        postgres = Add(builder => builder.AddPostgresExecutable("postgres")).WithArgs("-c", $"max_connections={maxConnections}");
        redis = Add(builder => builder.AddRedisExecutable("redis")).WithArgs("--databases", $"{DefaultCapacity}");
    }

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        await application.StartAsync();
        database = await WaitUntilHealthyAsync(postgres);
        cache = await WaitUntilHealthyAsync(redis);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return application.DisposeAsync();
    }

    /// <summary>Creates an empty database.</summary>
    /// <returns>The connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():n}";
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{database};Database={name}";
    }

    /// <summary>Creates an empty cache.</summary>
    /// <returns>The connection string.</returns>
    public string CreateCache() => $"{cache},defaultDatabase={Interlocked.Increment(ref cacheCount)}";

    /// <summary>Adds another server.</summary>
    protected IResourceBuilder<T> Add<T>(Func<IDistributedApplicationBuilder, IResourceBuilder<T>> add) where T : IResource => application.Add(add);

    /// <inheritdoc cref="LocalServerApplication.WaitUntilHealthyAsync"/>
    protected Task<string> WaitUntilHealthyAsync(IResourceBuilder<IResourceWithConnectionString> server) => application.WaitUntilHealthyAsync(server);
}
