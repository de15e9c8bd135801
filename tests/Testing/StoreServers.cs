using Evolution.Hosting.Native;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Evolution.Testing;

/// <summary>
/// A PostgreSQL and a Redis server for all tests of an assembly, started by the same library that runs the topologies.
/// Each test, or class of tests, has a database and a cache of its own in them.
/// </summary>
public class StoreServers : IAsyncLifetime
{
    const int Many = 500;
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    readonly IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder();
    readonly IResourceBuilder<PostgresServerResource> postgres;
    readonly IResourceBuilder<RedisResource> redis;
    DistributedApplication? application;
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
        builder.Services.AddLogging(logging => logging.ClearProviders());
        postgres = builder.AddPostgres("postgres").WithArgs("-c", $"max_connections={connections}");
        redis = builder.AddRedis("redis").WithArgs("--databases", $"{Many}");
    }

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        application = builder.Build();
        await application.StartAsync();
        database = await HealthyAsync(postgres);
        cache = await HealthyAsync(redis);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (application is null) return;
        await application.StopAsync();
        await application.DisposeAsync();
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
    protected IResourceBuilder<T> Add<T>(Func<IDistributedApplicationBuilder, IResourceBuilder<T>> add) where T : IResource => add(builder);

    /// <summary>Waits until a server answers.</summary>
    /// <returns>Its connection string.</returns>
    protected async Task<string> HealthyAsync(IResourceBuilder<IResourceWithConnectionString> server)
    {
        using var limit = new CancellationTokenSource(Limit);
        await application!.ResourceNotifications.WaitForResourceHealthyAsync(server.Resource.Name, limit.Token);
        return (await server.Resource.GetConnectionStringAsync(limit.Token))!;
    }
}
