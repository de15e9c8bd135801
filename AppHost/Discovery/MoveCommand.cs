using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evolution.AppHost.Discovery;

/// <summary>The <c>move</c> command of services: stops a service and starts it at another address, as a cluster does when it moves a service to another machine.</summary>
static class MoveCommand
{
    const string Name = "move";

    public static IResourceBuilder<ProjectResource> WithMoveCommand(this IResourceBuilder<ProjectResource> service) =>
        service.WithCommand(Name, "Move", context => MoveAsync(service.Resource, context), new CommandOptions
        {
            Description = "Stops the service and starts it at another address.",
            IconName = "ArrowMove",
        });

    static async Task<ExecuteCommandResult> MoveAsync(ProjectResource service, ExecuteCommandContext context)
    {
        var commands = context.Services.GetRequiredService<ResourceCommandService>();
        var oldAddress = service.GetEndpoint("http").Url;

        await commands.ExecuteCommandAsync(service, KnownResourceCommands.StopCommand, context.CancellationToken);
        AssignPort(service.Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name is "http"), FindFreePort());
        var newAddress = service.GetEndpoint("http").Url;
        context.Logger.LogInformation("Moved from {Before} to {After}", oldAddress, newAddress);

        var start = await commands.ExecuteCommandAsync(service, KnownResourceCommands.StartCommand, context.CancellationToken);
        return start.Success ? CommandResults.Success($"{service.Name} moved from {oldAddress} to {newAddress}") : start;
    }

    static void AssignPort(EndpointAnnotation endpoint, int port)
    {
        var host = endpoint.AllocatedEndpoint?.Address ?? endpoint.TargetHost;
        (endpoint.Port, endpoint.TargetPort) = (port, port);
        endpoint.AllocatedEndpoint = new(endpoint, host, port, EndpointBindingMode.SingleAddress, $"{port}");
    }

    static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
