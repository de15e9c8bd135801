using System.Globalization;
using System.Text.Json;
using Evolution.AppHost.Control;
using Evolution.AppHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Commands;

/// <summary>The commands that inject faults into services and heal them. Aspire's dashboard, the Board and the control server share them.</summary>
static class FaultCommands
{
    // The same value as in the experiment slow-service.
    const int SlowMilliseconds = 2_000;

    /// <summary>Adds the commands <c>kill</c>, <c>hang</c>, <c>slow</c> and <c>heal</c> to a service.</summary>
    public static IResourceBuilder<ProjectResource> WithFaultCommands(this IResourceBuilder<ProjectResource> service, LabToken? token)
    {
        if (token is null) return service;
        var lab = new ServiceLabClient(service, token);
        return service
            .WithAnnotation(new FaultProbeAnnotation(service.Resource, async cancellationToken => Describe(await lab.GetAsync("faults", cancellationToken))))
            .WithCommand("kill", "Kill", context => KillAsync(service.Resource, context), new CommandOptions
            {
                Description = "Kills the process immediately, like a crash.",
                ConfirmationMessage = $"The process of {lab.Name} will be killed, and its requests in progress will fail. The service stays down until you start it.",
                IconName = "Dismiss",
                UpdateState = CommandStates.EnableWhenRunning,
            })
            .WithCommand("hang", "Hang", context => lab.PutAsync("faults", new { hang = true }, $"{lab.Name} does not respond until it is healed", context.CancellationToken).ThenRefreshFaultAsync(service.Resource, context), new CommandOptions
            {
                Description = "Makes the service accept requests, including health checks, without responding.",
                IconName = "Pause",
                UpdateState = CommandStates.EnableWhenRunning,
            })
            .WithCommand("slow", "Slow", context => lab.PutAsync("faults", new { latencyMilliseconds = SlowMilliseconds }, $"{lab.Name} responds with a delay of {SlowMilliseconds / 1000} s until it is healed", context.CancellationToken).ThenRefreshFaultAsync(service.Resource, context), new CommandOptions
            {
                Description = $"Delays every response by {SlowMilliseconds / 1000} s.",
                IconName = "Clock",
                UpdateState = CommandStates.EnableWhenRunning,
            })
            .WithCommand("heal", "Heal", context => lab.DeleteAsync("faults", $"{lab.Name} is healed", context.CancellationToken).ThenRefreshFaultAsync(service.Resource, context), new CommandOptions
            {
                Description = "Removes the injected faults.",
                IconName = "Heart",
                UpdateState = CommandStates.EnableWhenFaulted,
            });
    }

    static async Task<ExecuteCommandResult> KillAsync(IResource service, ExecuteCommandContext context) =>
        await context.Services.GetRequiredService<ResourceControl>().KillAsync(service, context.CancellationToken)
            ? CommandResults.Success($"{service.Name} was killed")
            : CommandResults.Failure($"{service.Name} is not running.");

    static string? Describe(JsonElement faults)
    {
        var (hangs, latency, failShare) = (faults.GetProperty("hang").GetBoolean(), faults.GetProperty("latencyMilliseconds").GetInt32(), faults.GetProperty("failShare").GetDouble());
        string[] descriptions =
        [
            .. hangs ? ["does not respond"] : Array.Empty<string>(),
            .. latency > 0 ? [string.Create(CultureInfo.InvariantCulture, $"responds with a delay of {latency / 1000.0:0.#} s")] : Array.Empty<string>(),
            .. failShare > 0 ? [string.Create(CultureInfo.InvariantCulture, $"fails {failShare * 100:0.#}% of requests")] : Array.Empty<string>(),
        ];
        return descriptions is [] ? null : string.Join(", ", descriptions);
    }
}
