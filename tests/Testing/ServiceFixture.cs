using Dapper;
using Npgsql;
using Xunit;

namespace Evolution.Testing;

/// <summary>A service with its own database and cache, shared by all tests of a class.</summary>
public abstract class ServiceFixture(StoreServers servers) : IAsyncLifetime
{
    /// <summary>The service.</summary>
    public RunningService Service { get; private set; } = null!;

    /// <summary>A client with the service's base address.</summary>
    public HttpClient Http => Service.Http;

    /// <summary>The connection string of its database.</summary>
    public string Database { get; private set; } = "";

    /// <summary>The connection string of its cache.</summary>
    public string Cache { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        (Database, Cache) = (await servers.CreateDatabaseAsync(), servers.CreateCache());
        Service = await Start([("ConnectionStrings:database", Database), ("ConnectionStrings:cache", Cache)]).WaitUntilHealthyAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Service is not null) await Service.DisposeAsync();
    }

    /// <summary>Executes SQL directly on the service's database.</summary>
    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection($"{Database};Pooling=false");
        await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>Starts the service.</summary>
    protected abstract RunningService Start(IEnumerable<(string Name, string Value)> settings);
}
