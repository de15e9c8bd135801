using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evolution.Testing;

/// <summary>Servers that run for tests as they run for the topologies: as local processes, by Aspire.</summary>
public sealed class LocalServerApplication : IAsyncDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    readonly IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        // An app host's assembly says where Aspire's orchestrator is.
        AssemblyName = "ExampleAppHost",
        DisableDashboard = true,
        AllowUnsecuredTransport = true,
    });

    DistributedApplication? application;

    /// <summary>Prepares an application without servers.</summary>
    public LocalServerApplication() => builder.Services.AddLogging(logging => logging.ClearProviders());

    /// <summary>Adds a server before the application is started.</summary>
    public IResourceBuilder<T> Add<T>(Func<IDistributedApplicationBuilder, IResourceBuilder<T>> add) where T : IResource => add(builder);

    /// <summary>Starts the servers.</summary>
    public Task StartAsync()
    {
        application = builder.Build();
        return application.StartAsync().WaitAsync(StartLimit);
    }

    /// <summary>Waits until a server answers.</summary>
    /// <returns>Its connection string.</returns>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    public async Task<string> HealthyAsync(IResourceBuilder<IResourceWithConnectionString> server)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        try
        {
            await application!.ResourceNotifications.WaitForResourceHealthyAsync(server.Resource.Name, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited {StartLimit.TotalSeconds:0} s until {server.Resource.Name} was healthy.");
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
