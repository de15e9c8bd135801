using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Discovery;

/// <summary>
/// Publishes where the services of one topology are as soon as one has moved: the part that a registry, or the platform that
/// mounts a ConfigMap, has elsewhere. Where nothing moves, as behind Aspire's proxy, nothing is ever written.
/// </summary>
sealed class AddressPublisher(ServiceDirectory directory, ResourceNotificationService notifications) : BackgroundService, IHostedLifecycleService
{
    IReadOnlyDictionary<string, string> known = directory.Addresses;

    /// <summary>Comes before every start of a service, which can watch only a folder that is there.</summary>
    public Task StartingAsync(CancellationToken cancellation)
    {
        directory.File.Folder.Make();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellation) => Task.CompletedTask;

    public override void Dispose()
    {
        base.Dispose();
        directory.File.Folder.Delete();
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await foreach (var change in notifications.WatchAsync(stopping))
        {
            if (!directory.Contains(change.Resource)) continue;
            var now = directory.Addresses;
            if (now.Any(service => known.TryGetValue(service.Key, out var before) && before != service.Value)) directory.File.Write(now);
            known = now;
        }
    }
}
