using System.Net.Sockets;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>What all local servers have in common in an app host.</summary>
static class LocalServerBuilder
{
    public static IResourceBuilder<T> AddLocalServer<T>(this IDistributedApplicationBuilder builder, T resource, LocalServerProgram program, string icon) where T : LocalServerResource
    {
        LocalServerRun.Of(builder).Add(resource, program);

        // Comes before every start, so also before one after a crash.
        builder.Eventing.Subscribe<BeforeResourceStartedEvent>(resource, (starting, cancellation) => program.StartAsync(starting.Services, cancellation));

        return builder.AddResource(resource)
            .WithLoopbackEndpoint(resource.PrimaryEndpoint.EndpointName)
            .WithStartHealthCheck(program.ProbeAsync)
            .WithIconName(icon)
            .WithArgs(context => program.AddArguments(context.Args))
            .ExcludeFromManifest();
    }

    /// <summary>An endpoint on a free port of this machine, which clients reach without a proxy.</summary>
    public static IResourceBuilder<T> WithLoopbackEndpoint<T>(this IResourceBuilder<T> resource, string name) where T : LocalServerResource =>
        resource.WithEndpoint(name, endpoint => (endpoint.Protocol, endpoint.UriScheme, endpoint.TargetHost, endpoint.IsProxied) = (ProtocolType.Tcp, "tcp", "127.0.0.1", false), createIfNotExists: true);

    /// <summary>A generated password, which lives as long as the app host; <c>Parameters:NAME-password</c> in its configuration sets another.</summary>
    public static ParameterResource CreatePassword(this IDistributedApplicationBuilder builder, string name) =>
        ParameterResourceBuilderExtensions.CreateGeneratedParameter(builder, $"{name}-password", secret: true, new GenerateParameterDefault { MinLength = 32, Special = false });
}
