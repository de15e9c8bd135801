using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evolution.Testing;

/// <summary>Servers for tests that Aspire runs as local processes, as it does for the topologies.</summary>
public sealed class LocalServerApplication : IAsyncDisposable
{
    static readonly TimeSpan StartupTimeout = TimeSpan.FromSeconds(90);

    readonly IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        // Aspire reads the path of its orchestrator from the metadata of this app host assembly.
        AssemblyName = "ExampleAppHost",
        DisableDashboard = true,
        AllowUnsecuredTransport = true,
    });

    DistributedApplication? application;

    /// <summary>Creates an application without servers.</summary>
    public LocalServerApplication() => builder.Services.AddLogging(logging => logging.ClearProviders());

    /// <summary>Adds a server before the application is started.</summary>
    public IResourceBuilder<T> Add<T>(Func<IDistributedApplicationBuilder, IResourceBuilder<T>> add) where T : IResource => add(builder);

    /// <summary>Starts the servers.</summary>
    public Task StartAsync()
    {
        application = builder.Build();
        return application.StartAsync().WaitAsync(StartupTimeout);
    }

    /// <summary>Waits until a server is healthy.</summary>
    /// <returns>The server's connection string.</returns>
    /// <exception cref="TimeoutException">The server was not healthy in time.</exception>
    public async Task<string> WaitUntilHealthyAsync(IResourceBuilder<IResourceWithConnectionString> server)
    {
        using var timeout = new CancellationTokenSource(StartupTimeout);
        try
        {
            await application!.ResourceNotifications.WaitForResourceHealthyAsync(server.Resource.Name, timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new TimeoutException($"{server.Resource.Name} was not healthy after {StartupTimeout.TotalSeconds:0} s.");
        }
        return (await server.Resource.GetConnectionStringAsync())!;
    }

    /// <summary>Stops the servers.</summary>
    public async ValueTask DisposeAsync()
    {
        if (application is null) return;
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
