using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Faults;

static class FaultMonitorExtensions
{
    /// <summary>Refreshes the published fault of the resource after a command, so that the change is visible immediately.</summary>
    public static async Task<ExecuteCommandResult> ThenRefreshFaultAsync(this Task<ExecuteCommandResult> command, IResource resource, ExecuteCommandContext context)
    {
        var result = await command;
        if (context.Services.GetService<FaultMonitor>() is { } monitor) await monitor.RefreshAsync(resource, context.CancellationToken);
        return result;
    }
}
