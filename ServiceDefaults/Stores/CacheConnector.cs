using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>Connects to the cache while the service starts, so that the first request does not wait for the connection.</summary>
sealed class CacheConnector(IServiceProvider services) : BackgroundService
{
    // Connecting blocks, and the service must start even if the cache is unavailable.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(services.GetRequiredService<Cache>, stoppingToken);
}
