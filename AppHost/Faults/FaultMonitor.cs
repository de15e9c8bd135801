using System.Text.Json;
using Evolution.AppHost.Control;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Faults;

/// <summary>
/// Publishes the fault that a command, an experiment or the Board has injected into a resource in the resource's snapshot. It runs only
/// together with Aspire's dashboard, so that it does not query services during measurements.
/// </summary>
sealed class FaultMonitor(IReadOnlyCollection<IResource> resources, ResourceDirectory directory, ResourceNotificationService notifications) : BackgroundService
{
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>Queries the fault that is injected into a resource, and publishes it if it has changed.</summary>
    public async Task RefreshAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource.Annotations.OfType<FaultProbeAnnotation>().LastOrDefault() is not { } probe || directory.GetLatestEvent(resource)?.Snapshot is not { } snapshot) return;
        try
        {
            var fault = directory.GetLatestEvent(probe.Service)?.Snapshot.IsRunning() is true ? await probe.QueryAsync(cancellationToken) : null;
            if (fault != InjectedFault.Get(snapshot)) await notifications.PublishUpdateAsync(resource, latest => InjectedFault.Set(latest, fault));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The service is starting, ending or suspended: keeps the known fault until the next query.
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(resources.Where(resource => resource.Annotations.OfType<FaultProbeAnnotation>().Any()).Select(resource => PollAsync(resource, stoppingToken)));

    async Task PollAsync(IResource resource, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PollInterval);
        while (await timer.WaitForNextTickAsync(cancellationToken)) await RefreshAsync(resource, cancellationToken);
    }
}
