using Evolution.Hosting.LocalServers.Running;
using Microsoft.Extensions.Hosting;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>
/// Stops PostgreSQL quickly. The orchestrator sends SIGTERM, after which PostgreSQL waits without a timeout for its clients to
/// disconnect. SIGINT, its fast shutdown, rolls back open transactions and disconnects the clients.
/// </summary>
sealed class PostgresShutdown : ResourceMonitor
{
    // Clients that stop at the same time disconnect on their own.
    static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(1.5);

    readonly LocalServerRun run;

    public PostgresShutdown(ResourceNotificationService notifications, IHostApplicationLifetime lifetime, LocalServerRun run) : base(notifications)
    {
        this.run = run;
        lifetime.ApplicationStopping.Register(() => _ = InterruptAllAsync());
    }

    protected override Task OnChangeAsync(ResourceEvent change, CancellationToken cancellationToken)
    {
        if (change.Snapshot.State?.Text == KnownResourceStates.Stopping && run.FindProgram(change.Resource) is PostgresProgram postgres) postgres.Interrupt();
        return Task.CompletedTask;
    }

    async Task InterruptAllAsync()
    {
        await Task.Delay(GracePeriod);
        foreach (var postgres in run.Programs.OfType<PostgresProgram>()) postgres.Interrupt();
    }
}
