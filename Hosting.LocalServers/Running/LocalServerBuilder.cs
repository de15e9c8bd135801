using System.Net.Sockets;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Adds the parts that all local servers of an app host have in common.</summary>
static class LocalServerBuilder
{
    public static IResourceBuilder<T> AddLocalServer<T>(this IDistributedApplicationBuilder builder, T resource, LocalServerProgram program, string icon) where T : LocalServerResource
    {
        LocalServerRun.GetOrCreate(builder).Add(resource, program);

        // The event precedes every start, including a restart after a crash.
        builder.Eventing.Subscribe<BeforeResourceStartedEvent>(resource, (starting, cancellationToken) => program.StartAsync(starting.Services, cancellationToken));

        return builder.AddResource(resource)
            .WithLoopbackEndpoint(resource.PrimaryEndpoint.EndpointName)
            .WithStartupHealthCheck(program.ProbeAsync)
            .WithIconName(icon)
            .WithArgs(context => program.AddArguments(context.Args))
            .ExcludeFromManifest();
    }

    /// <summary>Adds an endpoint on a free loopback port, which clients reach without a proxy.</summary>
    public static IResourceBuilder<T> WithLoopbackEndpoint<T>(this IResourceBuilder<T> resource, string name) where T : LocalServerResource =>
        resource.WithEndpoint(name, endpoint => (endpoint.Protocol, endpoint.UriScheme, endpoint.TargetHost, endpoint.IsProxied) = (ProtocolType.Tcp, "tcp", "127.0.0.1", false), createIfNotExists: true);

    /// <summary>Creates a generated password that is valid for one run of the app host. <c>Parameters:NAME-password</c> in its configuration overrides it.</summary>
    public static ParameterResource CreatePassword(this IDistributedApplicationBuilder builder, string name) =>
        ParameterResourceBuilderExtensions.CreateGeneratedParameter(builder, $"{name}-password", secret: true, new GenerateParameterDefault { MinLength = 32, Special = false });
}
