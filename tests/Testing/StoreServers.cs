using Npgsql;
using Xunit;

namespace Evolution.Testing;

/// <summary>
/// A PostgreSQL and a Redis server for all tests of an assembly, started as they are for the topologies.
/// Each test, or class of tests, has a database and a cache of its own in them.
/// </summary>
public class StoreServers : IAsyncLifetime
{
    const int Many = 500;

    readonly LocalServerApplication application = new();
    readonly IResourceBuilder<PostgresExecutableResource> postgres;
    readonly IResourceBuilder<RedisExecutableResource> redis;
    string? database;
    string? cache;
    int caches;

    /// <summary>Says which servers there are.</summary>
    public StoreServers() : this(Many)
    {
    }

    /// <summary>Says which servers there are, and how many connections the database server takes.</summary>
    protected StoreServers(int connections)
    {
        postgres = Add(builder => builder.AddPostgresExecutable("postgres")).WithArgs("-c", $"max_connections={connections}");
        redis = Add(builder => builder.AddRedisExecutable("redis")).WithArgs("--databases", $"{Many}");
    }

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        await application.StartAsync();
        database = await HealthyAsync(postgres);
        cache = await HealthyAsync(redis);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return application.DisposeAsync();
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():n}";
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return $"{database};Database={name}";
    }

    /// <summary>Makes an empty cache.</summary>
    /// <returns>Its connection string.</returns>
    public string CreateCache() => $"{cache},defaultDatabase={Interlocked.Increment(ref caches)}";

    /// <summary>Adds another server.</summary>
    protected IResourceBuilder<T> Add<T>(Func<IDistributedApplicationBuilder, IResourceBuilder<T>> add) where T : IResource => application.Add(add);

    /// <inheritdoc cref="LocalServerApplication.HealthyAsync"/>
    protected Task<string> HealthyAsync(IResourceBuilder<IResourceWithConnectionString> server) => application.HealthyAsync(server);
}
