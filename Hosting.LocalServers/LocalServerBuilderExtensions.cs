using Evolution.Hosting.LocalServers.Running;

namespace Aspire.Hosting;

/// <summary>Settings of servers that run as local processes.</summary>
public static class LocalServerBuilderExtensions
{
    /// <summary>
    /// Keeps the server's data in a folder beyond a run of the app host, as a volume does for a container. Give the server a password of
    /// its own then: a generated one is another in every run, and would not open what is there.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="path">The folder, relative to the app host's. It is made where it does not exist.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="NotSupportedException">The server is Redis, which keeps its data in memory only.</exception>
    public static IResourceBuilder<T> WithDataFolder<T>(this IResourceBuilder<T> builder, string path) where T : LocalServerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (builder.Resource is RedisExecutableResource) throw new NotSupportedException($"'{builder.Resource.Name}' keeps its data in memory only: a Redis server that runs as a local process has no data folder.");
        return builder.WithAnnotation(new DataFolderAnnotation(Path.GetFullPath(path, builder.ApplicationBuilder.AppHostDirectory)), ResourceAnnotationMutationBehavior.Replace);
    }
}
