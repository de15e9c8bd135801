using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evolution.Hosting.Native;

/// <summary>A distributed application: its resources run as processes of this machine while it does.</summary>
public sealed class DistributedApplication : IHost, IAsyncDisposable
{
    const int MissingServer = 1, WrongArguments = 2;

    readonly IHost host;

    internal DistributedApplication(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    /// <summary>How the resources are.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Starts, stops and restarts resources, and runs commands of their own.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Begins to put an application together. Where more is asked of this host than it can, it ends the process with one line and exit code 2.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            return new DistributedApplicationBuilder(args);
        }
        catch (DistributedApplicationException refused)
        {
            Console.Error.WriteLine(refused.Message);
            Environment.Exit(WrongArguments);
            throw;
        }
    }

    /// <inheritdoc cref="CreateBuilder(string[])"/>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    /// <summary>Begins to start the resources, and returns while they do.</summary>
    /// <exception cref="DistributedApplicationException">Something that they need is not installed; nothing was started.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => host.StartAsync(cancellationToken);

    /// <summary>Stops all resources, and returns when nothing is left but the logs.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    /// <summary>
    /// Runs until it is told to end by Ctrl+C, SIGTERM or <see cref="IHostApplicationLifetime.StopApplication"/>.
    /// Where something that the resources need is not installed, it says so and ends the process with exit code 1.
    /// An application that is published is not run: its manifests are written, or the process ends with one line and exit code 2.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (Services.GetRequiredService<DistributedApplicationExecutionContext>().IsPublishMode)
        {
            await PublishAsync();
            return;
        }
        var stopping = Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await host.RunAsync(cancellationToken);
        }
        catch (MissingServersException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            Environment.Exit(MissingServer);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It was told to end before it had begun.
        }
    }

    async Task PublishAsync()
    {
        try
        {
            await Services.GetRequiredService<ManifestPublisher>().PublishAsync(Console.Out);
        }
        catch (DistributedApplicationException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            Environment.Exit(WrongArguments);
        }
    }

    /// <inheritdoc cref="RunAsync"/>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Stops what still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        else host.Dispose();
    }
}
