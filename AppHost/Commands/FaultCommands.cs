using System.Globalization;
using System.Text.Json;
using Evolution.AppHost.Control;
using Evolution.AppHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Commands;

/// <summary>The commands that inject faults into services and heal them. Aspire's dashboard, the Board and the control server use the same ones.</summary>
static class FaultCommands
{
    // The same value as in the experiment slow-service.
    const int SlowMilliseconds = 2_000;

    /// <summary>Adds the commands <c>kill</c>, <c>hang</c>, <c>slow</c> and <c>heal</c> to a service.</summary>
    public static IResourceBuilder<ProjectResource> WithFaultCommands(this IResourceBuilder<ProjectResource> service, LabAccess? access)
    {
        if (access is null) return service;
        var lab = new ServiceLab(service, access);
        return service
            .WithAnnotation(new FaultProbeAnnotation(service.Resource, async cancellationToken => InWords(await lab.GetAsync("faults", cancellationToken))))
            .WithCommand("kill", "Kill", context => KillAsync(service.Resource, context), new CommandOptions
            {
                Description = "Ends its process as a crash would: at once, with nothing written or said goodbye to.",
                ConfirmationMessage = $"The process of {lab.Name} ends at once, with every request that it works on, and does not come back until it is started.",
                IconName = "Dismiss",
                UpdateState = CommandStates.WhileRunning,
            })
            .WithCommand("hang", "Hang", context => lab.PutAsync("faults", new { hang = true }, $"{lab.Name} answers nothing until it is healed", context.CancellationToken).ThenLookAsync(service.Resource, context), new CommandOptions
            {
                Description = "It takes requests and answers none, health checks included.",
                IconName = "Pause",
                UpdateState = CommandStates.WhileRunning,
            })
            .WithCommand("slow", "Slow", context => lab.PutAsync("faults", new { latencyMilliseconds = SlowMilliseconds }, $"{lab.Name} answers {SlowMilliseconds / 1000} s later until it is healed", context.CancellationToken).ThenLookAsync(service.Resource, context), new CommandOptions
            {
                Description = $"It answers {SlowMilliseconds / 1000} s later.",
                IconName = "Clock",
                UpdateState = CommandStates.WhileRunning,
            })
            .WithCommand("heal", "Heal", context => lab.DeleteAsync("faults", $"{lab.Name} is healed", context.CancellationToken).ThenLookAsync(service.Resource, context), new CommandOptions
            {
                Description = "It no longer hangs and is no longer slow.",
                IconName = "Heart",
                UpdateState = CommandStates.WhileHurt,
            });
    }

    static async Task<ExecuteCommandResult> KillAsync(IResource service, ExecuteCommandContext context) =>
        await context.Services.GetRequiredService<ResourceControl>().KillAsync(service, context.CancellationToken)
            ? CommandResults.Success($"{service.Name} was killed")
            : CommandResults.Failure($"{service.Name} does not run.");

    static string? InWords(JsonElement faults)
    {
        var (hangs, later, failing) = (faults.GetProperty("hang").GetBoolean(), faults.GetProperty("latencyMilliseconds").GetInt32(), faults.GetProperty("failShare").GetDouble());
        string[] words =
        [
            .. hangs ? ["answers nothing"] : Array.Empty<string>(),
            .. later > 0 ? [string.Create(CultureInfo.InvariantCulture, $"answers {later / 1000.0:0.#} s later")] : Array.Empty<string>(),
            .. failing > 0 ? [string.Create(CultureInfo.InvariantCulture, $"fails {failing * 100:0.#} % of requests")] : Array.Empty<string>(),
        ];
        return words is [] ? null : string.Join(", ", words);
    }
}
