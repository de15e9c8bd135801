#if !ASPIRE
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using StackExchange.Redis;

// The namespace in which Aspire's packages have their extensions, so that callers need not know which they call.
namespace Microsoft.Extensions.Hosting;

/// <summary>The same registrations as Aspire.Npgsql and Aspire.StackExchange.Redis make, for a build without Aspire.</summary>
static class PlainClients
{
    public static void AddNpgsqlDataSource(this IHostApplicationBuilder builder, string connectionName, Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null)
    {
        builder.Services.AddSingleton(services =>
        {
            var database = new NpgsqlDataSourceBuilder(Required(builder.Configuration, connectionName));
            database.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());
            configureDataSourceBuilder?.Invoke(database);
            return database.Build();
        });
    }

    public static void AddRedisClient(this IHostApplicationBuilder builder, string connectionName, Action<ConfigurationOptions>? configureOptions = null)
    {
        builder.Services.AddSingleton<IConnectionMultiplexer>(services =>
        {
            var options = ConfigurationOptions.Parse(Required(builder.Configuration, connectionName));
            configureOptions?.Invoke(options);
            options.LoggerFactory = services.GetRequiredService<ILoggerFactory>();
            return ConnectionMultiplexer.Connect(options);
        });
    }

    static string Required(IConfiguration configuration, string connectionName) => configuration.GetConnectionString(connectionName)
        ?? throw new InvalidOperationException($"There is no connection string '{connectionName}': set ConnectionStrings__{connectionName}, or start the service through the app host.");
}
#endif
