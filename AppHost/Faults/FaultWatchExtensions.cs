using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Faults;

static class FaultWatchExtensions
{
    /// <summary>Lets the watch, where there is one, look at once at what a command has changed.</summary>
    public static async Task<ExecuteCommandResult> ThenLookAsync(this Task<ExecuteCommandResult> command, IResource resource, ExecuteCommandContext context)
    {
        var result = await command;
        if (context.Services.GetService<FaultWatch>() is { } watch) await watch.LookAsync(resource, context.CancellationToken);
        return result;
    }
}
