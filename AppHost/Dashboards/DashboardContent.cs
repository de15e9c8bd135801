using Evolution.AppHost.Deployments;
using Evolution.AppHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Dashboards;

static class DashboardContent
{
    /// <summary>Keeps current what Aspire's dashboard shows of the shop beside what Aspire knows: facts, states of deployment units, injected faults, and pages that look into stores.</summary>
    public static void AddDashboardContent(this IDistributedApplicationBuilder builder)
    {
        builder.AddStoreTools();
        builder.Services.AddHostedService<FactsPublisher>();
        builder.Services.AddHostedService<UnitStates>();
        builder.Services.AddSingleton<FaultWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FaultWatch>());
    }
}
