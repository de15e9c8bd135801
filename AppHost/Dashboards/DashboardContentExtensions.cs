using Evolution.AppHost.Deployments;
using Evolution.AppHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Dashboards;

static class DashboardContentExtensions
{
    /// <summary>Adds content about the shop to Aspire's dashboard and keeps it up to date: properties, states of deployment units, injected faults, and web pages that inspect stores.</summary>
    public static void AddDashboardContent(this IDistributedApplicationBuilder builder)
    {
        builder.AddStoreTools();
        builder.Services.AddHostedService<PropertiesPublisher>();
        builder.Services.AddHostedService<UnitStatePublisher>();
        builder.Services.AddSingleton<FaultMonitor>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FaultMonitor>());
    }
}
