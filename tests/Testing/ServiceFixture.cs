using Dapper;
using Npgsql;
using Xunit;

namespace Evolution.Testing;

/// <summary>A service with a database and a cache of its own, for all tests of a class.</summary>
public abstract class ServiceFixture(StoreServers servers) : IAsyncLifetime
{
    /// <summary>The service.</summary>
    public RunningService Service { get; private set; } = null!;

    /// <summary>Calls it.</summary>
    public HttpClient Http => Service.Http;

    /// <summary>The connection string of its database.</summary>
    public string Database { get; private set; } = "";

    /// <summary>The connection string of its cache.</summary>
    public string Cache { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        (Database, Cache) = (await servers.CreateDatabaseAsync(), servers.CreateCache());
        Service = await Start([("ConnectionStrings:database", Database), ("ConnectionStrings:cache", Cache)]).HealthyAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Service is not null) await Service.DisposeAsync();
    }

    /// <summary>Changes the database behind the service's back.</summary>
    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection($"{Database};Pooling=false");
        await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>Starts the service.</summary>
    protected abstract RunningService Start(IEnumerable<(string Name, string Value)> settings);
}
