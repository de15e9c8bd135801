using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Discovery;

/// <summary>
/// Publishes the addresses of one topology's services as soon as a service has moved. In production, a registry or a
/// mounted ConfigMap has this role. If no service moves, for example behind Aspire's proxy, nothing is written.
/// </summary>
sealed class AddressPublisher(ServiceDirectory directory, ResourceNotificationService notifications) : BackgroundService, IHostedLifecycleService
{
    IReadOnlyDictionary<string, string> lastAddresses = directory.Addresses;

    /// <summary>Creates the folder before any service starts, because a service can watch only an existing folder.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        directory.File.Folder.Create();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose()
    {
        base.Dispose();
        directory.File.Folder.Delete();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (!directory.Contains(change.Resource)) continue;
            var addresses = directory.Addresses;
            if (addresses.Any(service => lastAddresses.TryGetValue(service.Key, out var oldAddress) && oldAddress != service.Value)) directory.File.Write(addresses);
            lastAddresses = addresses;
        }
    }
}
