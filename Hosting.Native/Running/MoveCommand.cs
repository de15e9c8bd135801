using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>
/// The command <c>move</c> of services: it stops one, if it runs, and starts it at another address, as a cluster does that places it on
/// another machine. Aspire has no such command, since its proxy keeps a service's address.
/// </summary>
static class MoveCommand
{
    public const string Name = "move";

    public static void AddTo(ProjectResource service) => service.Annotations.Add(new ResourceCommandAnnotation(Name, "Move", async context =>
    {
        var runner = context.Services.GetRequiredService<ApplicationRunner>()[service];
        var before = AddressOf(service);
        await runner.StopAsync(thereafter: () =>
        {
            foreach (var endpoint in service.Annotations.OfType<EndpointAnnotation>()) endpoint.Allocate(context.Services.GetRequiredService<PortPool>());
            context.Logger.LogInformation("Moved from {Before} to {After}", before, AddressOf(service));
            context.Services.GetRequiredService<ResourceNotificationService>().Publish(service, snapshot => snapshot with { Urls = EndpointUrls.Of(service) });
        });
        await runner.StartAsync(context.CancellationToken);
        return CommandResults.Success($"{service.Name} moved from {before} to {AddressOf(service)}");
    }, new()));

    static string AddressOf(ProjectResource service) => string.Join(", ", service.GetEndpoints().Select(endpoint => endpoint.Url));
}
