using System.Reflection;
using Evolution.ServiceDefaults.Lab;
using Evolution.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StackExchange.Redis;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>Registers a service's own database schema and cache.</summary>
public static class StoreExtensions
{
    // Three services on one server with Aspire's 100 connections: each may hold 30, and 10 are left for tools and the integrity check.
    const int MaxConnections = 30;

    static readonly TimeSpan CacheLimit = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan CacheConnectLimit = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Registers the database and the cache, and migrates the schema named <paramref name="schema"/> at start-up with the
    /// scripts that the calling assembly carries under <c>Migrations/</c>.
    /// </summary>
    public static WebApplicationBuilder AddStores(this WebApplicationBuilder builder, string schema)
    {
        var scripts = Assembly.GetCallingAssembly();

        // Aspire's clients bring health checks of their own. A service without its cache is slower, not broken, and the
        // database is checked with the migrations.
        builder.Configuration["Aspire:Npgsql:DisableHealthChecks"] = "true";
        builder.Configuration["Aspire:StackExchange:Redis:DisableHealthChecks"] = "true";

        // They would also record spans and metrics that go nowhere.
        var isSilent = $"{!builder.ExportsTelemetry()}";
        foreach (var client in (string[])["Npgsql", "StackExchange:Redis"]) builder.Configuration[$"Aspire:{client}:DisableTracing"] = isSilent;
        builder.Configuration["Aspire:Npgsql:DisableMetrics"] = isSilent;

        builder.AddNpgsqlDataSource("database", configureDataSourceBuilder: database =>
        {
            database.ConnectionStringBuilder.MaxPoolSize = MaxConnections;

            // Prepared statements without naming them: the same few statements run for every request.
            database.ConnectionStringBuilder.MaxAutoPrepare = 50;
            database.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
            database.ConnectionStringBuilder.ApplicationName = schema;

            // No Kerberos here. Npgsql would try it for every connection and look the server's name and address up in DNS once more for
            // that, which takes as long as a name server takes that does not know them.
            database.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable;

            database.ConfigureTracing(DatabaseTracing.Configure);
        });
        builder.AddRedisClient("cache", configureOptions: redis =>
        {
            // A cache that does not answer is a miss, at once: nobody waits for it, and the service starts without it.
            redis.AbortOnConnectFail = false;
            redis.BacklogPolicy = BacklogPolicy.FailFast;
            redis.ConnectTimeout = (int)CacheConnectLimit.TotalMilliseconds;
            redis.ConnectRetry = 1;

            // The client's own threads would only hand each answer on to the thread pool.
            redis.SocketManager = SocketManager.ThreadPool;
            redis.AsyncTimeout = (int)CacheLimit.TotalMilliseconds;
            redis.SyncTimeout = (int)CacheLimit.TotalMilliseconds;
        });

        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<Cache>(services, schema));
        builder.Services.AddHostedService<EarlyConnection>();
        builder.Services.AddSingleton(new Schema(schema, scripts));
        builder.Services.AddSingleton<MigrationService>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MigrationService>());
        builder.Services.AddHealthChecks().AddCheck<MigrationService>("migrations");
        builder.AddLabOfStores();
        return builder;
    }
}
