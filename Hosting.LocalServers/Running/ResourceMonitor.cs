using Microsoft.Extensions.Hosting;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>A background service that handles state changes of resources.</summary>
abstract class ResourceMonitor(ResourceNotificationService notifications) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken)) await OnChangeAsync(change, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Also thrown when the app host fails and is disposed without being stopped, which must not look like a failure of this service.
        }
    }

    protected abstract Task OnChangeAsync(ResourceEvent change, CancellationToken cancellationToken);
}
