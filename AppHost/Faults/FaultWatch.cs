using System.Text.Json;
using Evolution.AppHost.Control;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Faults;

/// <summary>
/// Keeps the fault that a command, an experiment or the Board has injected into a resource in the resource's snapshot. It runs only
/// together with Aspire's dashboard, so that it does not query services during measurements.
/// </summary>
sealed class FaultWatch(IReadOnlyCollection<IResource> resources, ResourceDirectory directory, ResourceNotificationService notifications) : BackgroundService
{
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>Queries the fault that is injected into a resource, and publishes it if it has changed.</summary>
    public async Task LookAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource.Annotations.OfType<FaultProbeAnnotation>().LastOrDefault() is not { } probe || directory.Latest(resource)?.Snapshot is not { } snapshot) return;
        try
        {
            var fault = directory.Latest(probe.Through)?.Snapshot.Runs() is true ? await probe.AskAsync(cancellationToken) : null;
            if (fault != InjectedFault.In(snapshot)) await notifications.PublishUpdateAsync(resource, latest => InjectedFault.Put(latest, fault));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The service is starting, ending or suspended: keeps the known fault until the next query.
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(resources.Where(resource => resource.Annotations.OfType<FaultProbeAnnotation>().Any()).Select(resource => FollowAsync(resource, stoppingToken)));

    async Task FollowAsync(IResource resource, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(PollInterval);
        while (await timer.WaitForNextTickAsync(stopping)) await LookAsync(resource, stopping);
    }
}
