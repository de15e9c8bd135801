using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>Connects the cache while the service starts, so that the first request does not wait for it.</summary>
sealed class EarlyConnection(IServiceProvider services) : BackgroundService
{
    // Connecting is synchronous, and a service starts without its cache.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(services.GetRequiredService<Cache>, stoppingToken);
}
