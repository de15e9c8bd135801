using Evolution.AppHost.Control;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Commands;

/// <summary>The commands that break things and heal them: the same in Aspire's dashboard, on the Board and for the control server.</summary>
static class FaultCommands
{
    // As the experiments of the same names do it: see Lab/Experiments/Faults.
    const int SlowMilliseconds = 2_000;
    const int FloodMegabytes = 192;
    const int HogBurners = 2;

    /// <summary>The commands <c>kill</c>, <c>hang</c>, <c>slow</c> and <c>heal</c> of a service.</summary>
    public static IResourceBuilder<ProjectResource> WithFaultCommands(this IResourceBuilder<ProjectResource> service, LabAccess? access)
    {
        if (access is null) return service;
        var lab = new ServiceLab(service, access);
        return service
            .WithCommand("kill", "Kill", context => KillAsync(service.Resource, context), new CommandOptions
            {
                Description = "Ends its process as a crash would: at once, with nothing written or said goodbye to.",
                IconName = "Dismiss",
            })
            .WithCommand("hang", "Hang", context => lab.PutAsync("faults", new { hang = true }, $"{lab.Name} answers nothing until it is healed", context.CancellationToken), new CommandOptions
            {
                Description = "It takes requests and answers none, health checks included.",
                IconName = "Pause",
            })
            .WithCommand("slow", "Slow", context => lab.PutAsync("faults", new { latencyMilliseconds = SlowMilliseconds }, $"{lab.Name} answers {SlowMilliseconds / 1000} s later until it is healed", context.CancellationToken), new CommandOptions
            {
                Description = $"It answers {SlowMilliseconds / 1000} s later.",
                IconName = "Clock",
            })
            .WithCommand("heal", "Heal", context => lab.DeleteAsync("faults", $"{lab.Name} is healed", context.CancellationToken), new CommandOptions
            {
                Description = "It no longer hangs and is no longer slow.",
                IconName = "Heart",
            });
    }

    /// <summary>The commands <c>flood</c> and <c>heal</c> of a cache: the service writes into it what pushes everybody's entries out.</summary>
    public static IResourceBuilder<RedisResource> WithFloodCommand(this IResourceBuilder<RedisResource> cache, IResourceBuilder<ProjectResource> through, LabAccess? access)
    {
        if (access is null || cache.HasCommand("flood")) return cache;
        var lab = new ServiceLab(through, access);
        return cache
            .WithCommand("flood", "Flood", context => lab.PutAsync("flood", new { megabytes = FloodMegabytes }, $"{lab.Name} writes {FloodMegabytes} MB into {cache.Resource.Name}", context.CancellationToken), new CommandOptions
            {
                Description = $"{lab.Name} writes {FloodMegabytes} MB into it, several times what it holds.",
                IconName = "Drop",
            })
            .WithCommand("heal", "Heal", context => lab.DeleteAsync("flood", $"{cache.Resource.Name} is no longer flooded", context.CancellationToken), new CommandOptions
            {
                Description = "The flood ends, and what it wrote is removed.",
                IconName = "Heart",
            });
    }

    /// <summary>The commands <c>hog</c> and <c>heal</c> of a database server: the service takes its connections and burns its processor time.</summary>
    public static IResourceBuilder<PostgresServerResource> WithHogCommand(this IResourceBuilder<PostgresServerResource> server, IResourceBuilder<ProjectResource> through, LabAccess? access)
    {
        if (access is null || server.HasCommand("hog")) return server;
        var lab = new ServiceLab(through, access);
        return server
            .WithCommand("hog", "Hog", context => lab.PutAsync("hog", new { burners = HogBurners }, $"{lab.Name} hogs {server.Resource.Name}", context.CancellationToken), new CommandOptions
            {
                Description = $"{lab.Name} takes every connection that it gives, and burns processor time with {HogBurners} of them.",
                IconName = "Flame",
            })
            .WithCommand("heal", "Heal", context => lab.DeleteAsync("hog", $"{server.Resource.Name} is no longer hogged", context.CancellationToken), new CommandOptions
            {
                Description = "The connections are given back.",
                IconName = "Heart",
            });
    }

    /// <summary>A shared store is broken through the first service that uses it.</summary>
    static bool HasCommand<T>(this IResourceBuilder<T> resource, string name) where T : IResource =>
        resource.Resource.Annotations.OfType<ResourceCommandAnnotation>().Any(command => command.Name == name);

    static async Task<ExecuteCommandResult> KillAsync(IResource service, ExecuteCommandContext context) =>
        await context.Services.GetRequiredService<ResourceControl>().KillAsync(service, context.CancellationToken)
            ? CommandResults.Success($"{service.Name} was killed")
            : CommandResults.Failure($"{service.Name} does not run.");
}
