using Evolution.Hosting.LocalServers.RabbitMQ;
using Evolution.Hosting.LocalServers.Running;

namespace Aspire.Hosting;

/// <summary>Adds RabbitMQ brokers that run as local processes.</summary>
public static class RabbitMQExecutableBuilderExtensions
{
    /// <summary>
    /// Adds a RabbitMQ broker without plugins that runs as a local process on free ports of the loopback interface. It is found on PATH or
    /// in the installation folders of Debian, Fedora and Homebrew. Its data lives as long as the app host; <see cref="LocalServerBuilderExtensions.WithDataFolder"/> keeps it.
    /// </summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="password">The password of the user <c>guest</c>; generated if none is given.</param>
    /// <returns>A builder for the broker.</returns>
    public static IResourceBuilder<RabbitMQExecutableResource> AddRabbitMQExecutable(this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var broker = new RabbitMQExecutableResource(name, password?.Resource ?? builder.CreatePassword(name));
        var program = new RabbitMQProgram(broker, LocalServerRun.GetOrCreate(builder));
        return builder.AddLocalServer(broker, program, icon: "Mail")
            .WithInternalEndpoint(RabbitMQProgram.PortMapperEndpoint)
            .WithInternalEndpoint(RabbitMQProgram.DistributionEndpoint)
            .WithEnvironment(context => program.AddEnvironment(context.EnvironmentVariables));
    }

    /// <summary>Adds an endpoint that only Erlang uses internally, and hides it from clients.</summary>
    static IResourceBuilder<RabbitMQExecutableResource> WithInternalEndpoint(this IResourceBuilder<RabbitMQExecutableResource> broker, string name) => broker
        .WithLoopbackEndpoint(name)
        .WithEndpoint(name, endpoint => endpoint.ExcludeReferenceEndpoint = true)
        .WithUrlForEndpoint(name, url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly);
}
