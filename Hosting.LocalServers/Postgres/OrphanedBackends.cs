using System.Diagnostics;
using System.Globalization;
using Evolution.Hosting.LocalServers.Running;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>
/// Kills the remaining processes of a PostgreSQL server whose main process was killed. Most end on their own, but a busy one continues
/// until its work is done. As long as it keeps the server's output open, the orchestrator considers the server to be running.
/// </summary>
sealed class OrphanedBackends(ResourceNotificationService notifications, LocalServerRun run) : ResourceWatch(notifications)
{
    readonly HashSet<int> followed = [];

    protected override Task OnChangeAsync(ResourceEvent change, CancellationToken cancellationToken)
    {
        if (run.ProgramOf(change.Resource) is PostgresProgram postgres && ProcessOf(change.Snapshot) is { } process && followed.Add(process))
            _ = FollowAsync(postgres, process, cancellationToken);
        return Task.CompletedTask;
    }

    static async Task FollowAsync(PostgresProgram postgres, int id, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // The process ended before it could be observed.
        }
        await postgres.KillLeftProcessesAsync(cancellationToken);
    }

    static int? ProcessOf(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running && snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value is { } id ? Convert.ToInt32(id, CultureInfo.InvariantCulture) : null;
}
