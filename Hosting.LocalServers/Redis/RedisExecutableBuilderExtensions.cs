using Evolution.Hosting.LocalServers.Redis;
using Evolution.Hosting.LocalServers.Running;

namespace Aspire.Hosting;

/// <summary>Adds Redis servers that run as local processes.</summary>
public static class RedisExecutableBuilderExtensions
{
    /// <summary>
    /// Adds a Redis server that runs as a local process on a free port of the loopback interface and keeps its data in memory only. It is
    /// found on PATH or in the installation folders of Homebrew.
    /// </summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="password">The password that clients must send; generated if none is given.</param>
    /// <returns>A builder for the server. Arguments that are added to it override its configuration: <c>--maxmemory 16mb</c>.</returns>
    public static IResourceBuilder<RedisExecutableResource> AddRedisExecutable(this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var redis = new RedisExecutableResource(name, password?.Resource ?? builder.CreatePassword(name));
        return builder.AddLocalServer(redis, new RedisProgram(redis, LocalServerRun.GetOrCreate(builder)), icon: "Memory");
    }
}
