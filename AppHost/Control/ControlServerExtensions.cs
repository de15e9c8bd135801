using Evolution.AppHost.Dashboards;
using Evolution.AppHost.Logs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Control;

static class ControlServerExtensions
{
    /// <summary>Adds the control server to a host that runs. Does nothing when publishing.</summary>
    public static void AddControlServer(this IDistributedApplicationBuilder builder, IReadOnlyList<Topology> topologies)
    {
        if (LabToken.GetOrCreate(builder) is not { } labToken) return;

        var section = builder.Configuration.GetSection("Control");
        var options = new ControlOptions { Token = labToken.Token, File = ControlFile.GetPath(builder), StopWithInput = section.GetValue<bool>("StopWithInput"), Dashboard = DashboardAddresses.GetLoginLink(builder) };

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(topologies);
        builder.Services.AddSingleton<IReadOnlyCollection<IResource>>(_ => [.. builder.Resources]);
        builder.Services.AddSingleton<ResourceDirectory>();
        builder.Services.AddSingleton<ResourceControl>();
        builder.Services.AddSingleton<ContainerEngine>();
        builder.Services.AddSingleton<ServiceHealth>();
        builder.Services.AddHostedService<ControlServer>();
        if (builder.Configuration[LogFiles.FolderKey] is { Length: > 0 } folder)
            builder.Services.AddHostedService(services => new LogFiles(folder, services.GetRequiredService<ResourceDirectory>(), services.GetRequiredService<ResourceLoggerService>()));
        if (DashboardAddresses.IsDashboardEnabled(builder.Configuration)) builder.AddDashboardContent();
        if (options.StopWithInput) builder.Services.AddHostedService<StandardInputMonitor>();
    }
}
