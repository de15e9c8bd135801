using Evolution.Hosting.LocalServers.Running;

namespace Aspire.Hosting;

/// <summary>Configures servers that run as local processes.</summary>
public static class LocalServerBuilderExtensions
{
    /// <summary>
    /// Keeps the server's data in a folder between runs of the app host, as a volume does for a container. Also give the server a fixed
    /// password: a generated password changes with every run and would not grant access to the existing data.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="path">The folder, relative to the app host's. It is created if it does not exist.</param>
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
