using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Faults;

static class FaultWatchExtensions
{
    /// <summary>Makes the fault watch, if there is one, query the resource immediately after a command, so that the change is visible at once.</summary>
    public static async Task<ExecuteCommandResult> ThenLookAsync(this Task<ExecuteCommandResult> command, IResource resource, ExecuteCommandContext context)
    {
        var result = await command;
        if (context.Services.GetService<FaultWatch>() is { } watch) await watch.LookAsync(resource, context.CancellationToken);
        return result;
    }
}
