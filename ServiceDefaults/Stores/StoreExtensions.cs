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
    // Three services share one server with Aspire's limit of 100 connections. 30 for each leave 10 for tools and the integrity check.
    const int MaxConnections = 30;

    static readonly TimeSpan CacheTimeout = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan CacheHeartbeatInterval = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan CacheConnectTimeout = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Registers the database and the cache, and migrates the schema named <paramref name="schema"/> at startup with the
    /// scripts that are embedded in the calling assembly under <c>Migrations/</c>.
    /// </summary>
    public static WebApplicationBuilder AddStores(this WebApplicationBuilder builder, string schema)
    {
        var scripts = Assembly.GetCallingAssembly();

        // Aspire's clients register their own health checks. A service without its cache is slower, but not unhealthy, and the
        // health check of the migrations covers the database.
        builder.Configuration["Aspire:Npgsql:DisableHealthChecks"] = "true";
        builder.Configuration["Aspire:StackExchange:Redis:DisableHealthChecks"] = "true";

        // Without an exporter, their spans and metrics would not be used.
        var disableTelemetry = $"{!builder.ExportsTelemetry()}";
        foreach (var client in (string[])["Npgsql", "StackExchange:Redis"]) builder.Configuration[$"Aspire:{client}:DisableTracing"] = disableTelemetry;
        builder.Configuration["Aspire:Npgsql:DisableMetrics"] = disableTelemetry;

        builder.AddNpgsqlDataSource("database", configureDataSourceBuilder: database =>
        {
            database.ConnectionStringBuilder.MaxPoolSize = MaxConnections;

            // Prepare statements automatically: the same few statements run for every request.
            database.ConnectionStringBuilder.MaxAutoPrepare = 50;
            database.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
            database.ConnectionStringBuilder.ApplicationName = schema;

            // Kerberos is not used. Npgsql would try it for every connection, with an additional DNS lookup that is slow if the server's name
            // cannot be resolved.
            database.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable;

            database.ConfigureTracing(DatabaseTracing.Configure);
        });
        builder.AddRedisClient("cache", configureOptions: redis =>
        {
            // An unavailable cache counts as a miss: requests do not wait for it, and the service starts without it.
            redis.AbortOnConnectFail = false;
            redis.BacklogPolicy = BacklogPolicy.FailFast;
            redis.ConnectTimeout = (int)CacheConnectTimeout.TotalMilliseconds;
            redis.ConnectRetry = 1;

            // The client's own threads would only dispatch each response to the thread pool.
            redis.SocketManager = SocketManager.ThreadPool;
            redis.AsyncTimeout = (int)CacheTimeout.TotalMilliseconds;
            redis.SyncTimeout = (int)CacheTimeout.TotalMilliseconds;

            // The client checks timeouts only at its heartbeats: at its default of 1 s, a cache that hangs would delay a request by 1 s.
            redis.HeartbeatInterval = CacheHeartbeatInterval;
        });

        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<Cache>(services, schema));
        builder.Services.AddHostedService<CacheConnector>();
        builder.Services.AddSingleton(new Schema(schema, scripts));
        builder.Services.AddSingleton<MigrationService>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MigrationService>());
        builder.Services.AddHealthChecks().AddCheck<MigrationService>("migrations");
        builder.AddStoreExperiments();
        return builder;
    }
}
