using System.Net;
using Evolution.AppHost.Boards;
using Evolution.AppHost.Control;
using Evolution.AppHost.Dashboards;
using Evolution.AppHost.Deployments;
using Evolution.AppHost.Starting;
using Evolution.AppHost.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost;

/// <summary>Runs or publishes the topologies that the arguments specify.</summary>
public static class ShopHost
{
    const int InvalidArguments = 2, Failure = 1;

    /// <summary>Runs the host until it is stopped.</summary>
    /// <param name="arguments">The command-line arguments.</param>
    /// <param name="configure">Configures a variant of the host; called after the topologies have been added.</param>
    /// <param name="target">The format in which deployment units are published; Aspire's manifests by default.</param>
    /// <returns>The exit code: 0 for success, 2 for invalid arguments, 1 for a failure, such as a server that is not installed.</returns>
    public static async Task<int> RunAsync(string[] arguments, Action<IDistributedApplicationBuilder>? configure = null, DeploymentTarget? target = null)
    {
        InheritedEnvironment.RemoveUnrelated();
        // The host calls only services on this machine, so it needs no proxy.
        HttpClient.DefaultProxy = new WebProxy();
        try
        {
            var topologies = TopologyArguments.Read(arguments);
            var requestedStores = TopologyArguments.ReadStores(arguments);
            var stores = await StoreChoice.DecideAsync(requestedStores);
            InheritedEnvironment.ConfigureProxies(pullsImages: stores.Engine is not null);
            if (stores.Engine is { } engine) Environment.SetEnvironmentVariable("ASPIRE_CONTAINER_RUNTIME", engine);

            var builder = CreateBuilder(arguments);
            if (builder.ExecutionContext.IsRunMode && requestedStores is null) Console.WriteLine(stores.Message);
            if (target is not null) builder.Services.AddSingleton(target);
            foreach (var topology in topologies) builder.AddTopology(topology, StoreFactory.Create(builder, stores.Kind));
            configure?.Invoke(builder);
            builder.AddControlServer(topologies);
            builder.AddBoard();

            using var application = builder.Build();
            InheritedEnvironment.RemoveConfiguration();
            await RunAsync(application, builder.ExecutionContext.IsRunMode ? stores.Engine : null);
            return 0;
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return InvalidArguments;
        }
        catch (DistributedApplicationException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failure;
        }
    }

    /// <summary>Runs the application and, if its stores run in a container engine, removes its leftover containers and volumes before it returns.</summary>
    static async Task RunAsync(DistributedApplication application, string? engine)
    {
        if (engine is null)
        {
            await application.RunAsync();
            return;
        }
        var (cleanup, directory) = (new ContainerCleanup(engine), application.Services.GetRequiredService<ResourceDirectory>());
        await cleanup.RemoveVolumesAsync();
        await application.RunAsync();
        await cleanup.RemoveAsync(directory.ContainerNames);
    }

    static IDistributedApplicationBuilder CreateBuilder(string[] arguments)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(arguments).Build();
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = arguments,
            // This assembly's metadata contains the path of Aspire's orchestrator, which also applies to a variant of this host in another program.
            AssemblyName = typeof(ShopHost).Assembly.GetName().Name,
            DisableDashboard = !DashboardAddresses.IsDashboardEnabled(settings),
            // All endpoints use HTTP on the loopback interface.
            AllowUnsecuredTransport = true,
            TrustDeveloperCertificate = false,
            DeveloperCertificateDefaultHttpsTerminationEnabled = false,
        });
        DashboardAddresses.Configure(builder);
        // The host exits only after the resources that it started have stopped.
        builder.Configuration["DcpPublisher:WaitForResourceCleanup"] = "true";
        return builder;
    }
}
