using System.Diagnostics;
using System.Globalization;
using Evolution.Hosting.LocalServers.Running;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>
/// Kills the remaining processes of a PostgreSQL server whose main process was killed. Most end on their own, but a busy one continues
/// until its work is done. While it keeps the server's output open, the orchestrator considers the server to be running.
/// </summary>
sealed class OrphanedBackendCleaner(ResourceNotificationService notifications, LocalServerRun run) : ResourceMonitor(notifications)
{
    readonly HashSet<int> watchedProcesses = [];

    protected override Task OnChangeAsync(ResourceEvent change, CancellationToken cancellationToken)
    {
        if (run.FindProgram(change.Resource) is PostgresProgram postgres && GetProcessId(change.Snapshot) is { } process && watchedProcesses.Add(process))
            _ = CleanUpAsync(postgres, process, cancellationToken);
        return Task.CompletedTask;
    }

    static async Task CleanUpAsync(PostgresProgram postgres, int id, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // The process exited before it could be observed.
        }
        await postgres.KillRemainingProcessesAsync(cancellationToken);
    }

    static int? GetProcessId(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running && snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value is { } id ? Convert.ToInt32(id, CultureInfo.InvariantCulture) : null;
}
