#pragma warning disable ASPIRECERTIFICATES001 // Nothing here speaks TLS; the API that says so is still experimental.

namespace Evolution.AppHost.Dashboards;

/// <summary>Web pages that look into stores: pgAdmin and Redis Insight, which are started in the dashboard, and RabbitMQ's own management.</summary>
static class StoreTools
{
    /// <summary>Adds them for the stores that run in containers, one of each for all topologies.</summary>
    public static void AddStoreTools(this IDistributedApplicationBuilder builder)
    {
        if (builder.Resources.OfType<PostgresServerResource>().FirstOrDefault() is { } postgres)
            builder.CreateResourceBuilder(postgres).WithPgAdmin(tool => tool.WithExplicitStart());
        if (builder.Resources.OfType<RedisResource>().FirstOrDefault() is { } redis)
            builder.CreateResourceBuilder(redis).WithRedisInsight(tool => tool.WithExplicitStart().WithoutHttpsCertificate());

        // A part of the broker, which another image has switched on.
        foreach (var broker in builder.Resources.OfType<RabbitMQServerResource>().ToArray())
            builder.CreateResourceBuilder(broker).WithManagementPlugin().WithUrlForEndpoint("management", url => url.DisplayText = "Management");
    }
}
