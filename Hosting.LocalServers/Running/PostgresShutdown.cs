using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>
/// Stops PostgreSQL quickly: the orchestrator sends SIGTERM, upon which PostgreSQL waits for its clients to leave, for as long as they
/// stay. SIGINT, its fast shutdown, rolls back what is open and disconnects them.
/// </summary>
sealed class PostgresShutdown(ResourceNotificationService notifications, IHostApplicationLifetime lifetime) : BackgroundService
{
    // Clients that stop at the same time leave by themselves.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    readonly Dictionary<string, int> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = lifetime.ApplicationStopping.Register(() => _ = StopAllAsync());
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (change.Resource is not PostgresExecutableResource) continue;
            var state = change.Snapshot.State?.Text;
            var process = ProcessOf(change.Snapshot);
            lock (running)
            {
                if (state == KnownResourceStates.Running && process is { } id) running[change.ResourceId] = id;
                else running.Remove(change.ResourceId);
            }
            if (state == KnownResourceStates.Stopping && process is { } ending) Signals.Send(ending, Signals.Interrupt);
        }
    }

    async Task StopAllAsync()
    {
        await Task.Delay(Grace);
        int[] ids;
        lock (running) ids = [.. running.Values];
        foreach (var process in ids) Signals.Send(process, Signals.Interrupt);
    }

    static int? ProcessOf(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value is { } id ? Convert.ToInt32(id, CultureInfo.InvariantCulture) : null;
}
