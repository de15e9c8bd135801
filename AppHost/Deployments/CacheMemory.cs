namespace Evolution.AppHost.Deployments;

/// <summary>A Redis that forgets what was not used for longest when its memory is full.</summary>
static class CacheMemory
{
    public static IResourceBuilder<RedisResource> WithMemory(this IResourceBuilder<RedisResource> redis, int megabytes)
    {
        string[] limit = ["--maxmemory", $"{megabytes}mb", "--maxmemory-policy", "allkeys-lru"];
        if (redis.ApplicationBuilder.ExecutionContext.IsRunMode) return redis.WithArgs(limit);
#if ASPIRE
        // A published Redis starts from one shell string, which takes no further arguments.
        return redis.PublishAsDockerComposeService((_, service) => service.Command[^1] = $"{service.Command[^1]} {string.Join(' ', limit)}");
#else
        return redis;
#endif
    }
}
