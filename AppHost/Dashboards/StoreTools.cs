#pragma warning disable ASPIRECERTIFICATES001 // No endpoint here uses TLS; the API that disables it is still experimental.

namespace Evolution.AppHost.Dashboards;

/// <summary>Adds web pages that inspect stores: pgAdmin and Redis Insight, which users start in the dashboard, and RabbitMQ's management plugin.</summary>
static class StoreTools
{
    /// <summary>Adds the tools for stores that run in containers: one pgAdmin and one Redis Insight for all topologies, and the management plugin of each broker.</summary>
    public static void AddStoreTools(this IDistributedApplicationBuilder builder)
    {
        if (builder.Resources.OfType<PostgresServerResource>().FirstOrDefault() is { } postgres)
            builder.CreateResourceBuilder(postgres).WithPgAdmin(tool => tool.WithExplicitStart());
        if (builder.Resources.OfType<RedisResource>().FirstOrDefault() is { } redis)
            builder.CreateResourceBuilder(redis).WithRedisInsight(tool => tool.WithExplicitStart().WithoutHttpsCertificate());

        // The management plugin is part of the broker and enabled in another image.
        foreach (var broker in builder.Resources.OfType<RabbitMQServerResource>().ToArray())
            builder.CreateResourceBuilder(broker).WithManagementPlugin().WithUrlForEndpoint("management", url => url.DisplayText = "Management");
    }
}
