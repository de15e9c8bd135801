using Evolution.AppHost.Deployments;
using Evolution.AppHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Dashboards;

static class DashboardContent
{
    /// <summary>Adds content about the shop to Aspire's dashboard and keeps it up to date: facts, states of deployment units, injected faults, and web pages that inspect stores.</summary>
    public static void AddDashboardContent(this IDistributedApplicationBuilder builder)
    {
        builder.AddStoreTools();
        builder.Services.AddHostedService<FactsPublisher>();
        builder.Services.AddHostedService<UnitStates>();
        builder.Services.AddSingleton<FaultWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FaultWatch>());
    }
}
