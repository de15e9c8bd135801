using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>Connects to the cache while the service starts, so that the first request does not wait for it.</summary>
sealed class EarlyConnection(IServiceProvider services) : BackgroundService
{
    // Connecting blocks, and the service must start even without its cache.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(services.GetRequiredService<Cache>, stoppingToken);
}
