using System.Text.Json;
using Evolution.AppHost.Control;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Faults;

/// <summary>
/// Keeps in each resource's snapshot the fault that a command, an experiment or the Board has injected into it. It runs beside
/// Aspire's dashboard only, so that nothing asks services while something is measured.
/// </summary>
sealed class FaultWatch(IReadOnlyCollection<IResource> resources, ResourceDirectory directory, ResourceNotificationService notifications) : BackgroundService
{
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>Asks what is injected into a resource, and publishes it where it has changed.</summary>
    public async Task LookAsync(IResource resource, CancellationToken cancellation)
    {
        if (resource.Annotations.OfType<FaultProbeAnnotation>().LastOrDefault() is not { } probe || directory.Latest(resource)?.Snapshot is not { } snapshot) return;
        try
        {
            var fault = directory.Latest(probe.Through)?.Snapshot.Runs() is true ? await probe.AskAsync(cancellation) : null;
            if (fault != InjectedFault.In(snapshot)) await notifications.PublishUpdateAsync(resource, latest => InjectedFault.Put(latest, fault));
        }
        catch (Exception unanswered) when (unanswered is HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // It starts, ends or is suspended: what was known stays, and it is asked again.
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
