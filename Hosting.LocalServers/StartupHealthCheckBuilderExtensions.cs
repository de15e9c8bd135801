using Evolution.Hosting.LocalServers.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

/// <summary>Adds health checks for resources that start within seconds.</summary>
public static class StartupHealthCheckBuilderExtensions
{
    /// <summary>
    /// Adds a health check that polls while the resource starts, and so reports the resource as healthy as soon as it responds.
    /// Aspire itself waits 1 to 5 s between checks of a resource that is not healthy yet.
    /// </summary>
    /// <param name="builder">The resource.</param>
    /// <param name="probe">Completes if the resource responds correctly, and throws otherwise.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithStartupHealthCheck<T>(this IResourceBuilder<T> builder, Func<CancellationToken, Task> probe) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(probe);
        var check = new StartupHealthCheck(probe);
        var name = $"{builder.Resource.Name}_check";
        builder.ApplicationBuilder.Eventing.Subscribe<BeforeResourceStartedEvent>(builder.Resource, (_, _) =>
        {
            check.Reset();
            return Task.CompletedTask;
        });
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new(name, check, failureStatus: null, tags: null));
        return builder.WithHealthCheck(name);
    }
}
