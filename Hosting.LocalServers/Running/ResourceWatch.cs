using Microsoft.Extensions.Hosting;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Acts upon what happens to resources.</summary>
abstract class ResourceWatch(ResourceNotificationService notifications) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken)) await OnChangeAsync(change, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Also where the app host fails and is disposed of without being stopped, which must not look like a failure of this.
        }
    }

    protected abstract Task OnChangeAsync(ResourceEvent change, CancellationToken cancellation);
}
