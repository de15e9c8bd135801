using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Hosting.Native;

/// <summary>The commands that every resource with a process has.</summary>
static class LifecycleCommands
{
    public static void AddTo(IProcessResource resource)
    {
        Add(KnownResourceCommands.StartCommand, "Start", "started", (runner, cancellation) => runner.StartAsync(cancellation));
        Add(KnownResourceCommands.StopCommand, "Stop", "stopped", (runner, _) => runner.StopAsync());
        Add(KnownResourceCommands.RestartCommand, "Restart", "restarted", async (runner, cancellation) =>
        {
            await runner.StopAsync();
            await runner.StartAsync(cancellation);
        });

        void Add(string name, string displayName, string done, Func<ResourceRunner, CancellationToken, Task> execute) =>
            resource.Annotations.Add(new ResourceCommandAnnotation(name, displayName, async context =>
            {
                await execute(context.Services.GetRequiredService<ApplicationRunner>()[resource], context.CancellationToken);
                return CommandResults.Success($"{resource.Name} {done}");
            }, new()));
    }
}
