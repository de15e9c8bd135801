using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>Starts all resources of the application, each as soon as what it waits for is healthy, and stops them in the opposite order.</summary>
sealed class ApplicationRunner : IHostedService, IAsyncDisposable
{
    readonly IResourceCollection resources;
    readonly HostRun run;
    readonly Dictionary<IResource, ResourceRunner> runners;
    readonly CancellationTokenSource stopping = new();
    Task starts = Task.CompletedTask;
    Task? stopped;
    volatile bool killed;

    public ApplicationRunner(IResourceCollection resources, HostRun run, ResourceNotificationService notifications, ResourceLoggerService logs)
    {
        this.resources = resources;
        this.run = run;
        var children = resources.OfType<IResourceWithParent>().ToLookup(child => child.Parent, IResource (child) => child);
        runners = resources.OfType<IProcessResource>().ToDictionary(
            IResource (resource) => resource,
            resource => new ResourceRunner(
                resource, resource.CreateProgram(run), new(resource, [.. children[resource]], notifications), new(resource, notifications, run.Progress), run, logs.Of(resource.Name)));
    }

    /// <summary>The runner of a resource of this application.</summary>
    public ResourceRunner this[IResource resource] => runners[resource];

    /// <summary>Checks that every server is installed, and begins to start; what happens then is told by notifications.</summary>
    /// <exception cref="MissingServersException">A server is not installed; nothing was started.</exception>
    public Task StartAsync(CancellationToken cancellation)
    {
        foreach (var server in run.Servers.For(resources)) run.Progress.LogInformation("{Server}", server);
        run.Begin(resources);
        starts = Task.WhenAll(runners.Values.Select(runner => StartAsync(runner)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellation) => stopped ??= StopAsync();

    /// <summary>Ends everything at once, with nothing said goodbye to.</summary>
    public void Kill()
    {
        killed = true;
        stopping.Cancel();
        foreach (var runner in runners.Values) runner.Kill();
        run.End();
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    async Task StartAsync(ResourceRunner runner)
    {
        try
        {
            await Task.Run(() => runner.StartAsync(stopping.Token));
        }
        catch (Exception failure) when (failure is DistributedApplicationException or OperationCanceledException)
        {
            // The resource's state and log say it already, and the others go on.
        }
    }

    async Task StopAsync()
    {
        await stopping.CancelAsync();
        await starts;
        var before = StopOrder.Of([.. runners.Keys]);
        var stops = new Dictionary<IResource, Lazy<Task>>();
        foreach (var (resource, runner) in runners)
        {
            stops[resource] = new(async () =>
            {
                await Task.WhenAll(before[resource].Select(user => stops[user].Value));
                await runner.StopAsync();
            });
        }
        await Task.WhenAll(stops.Values.Select(stop => stop.Value));

        // Whoever kills ends this process too, with an exit code of its own, and must not be overtaken.
        if (killed) await Task.Delay(Timeout.Infinite);
        run.End();
    }
}
