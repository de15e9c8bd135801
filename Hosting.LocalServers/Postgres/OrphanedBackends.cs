using System.Diagnostics;
using System.Globalization;
using Evolution.Hosting.LocalServers.Running;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>
/// Ends the other processes of a PostgreSQL server whose main process was killed. Most notice by themselves, but one that computes does not
/// until it is done, and while it holds the server's output open, the orchestrator takes the server for running.
/// </summary>
sealed class OrphanedBackends(ResourceNotificationService notifications, LocalServerRun run) : ResourceWatch(notifications)
{
    readonly HashSet<int> followed = [];

    protected override Task OnChangeAsync(ResourceEvent change, CancellationToken cancellation)
    {
        if (run.ProgramOf(change.Resource) is PostgresProgram postgres && ProcessOf(change.Snapshot) is { } process && followed.Add(process))
            _ = FollowAsync(postgres, process, cancellation);
        return Task.CompletedTask;
    }

    static async Task FollowAsync(PostgresProgram postgres, int id, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(cancellation);
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException)
        {
            // Before it could be followed.
        }
        await postgres.KillLeftProcessesAsync(cancellation);
    }

    static int? ProcessOf(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running && snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value is { } id ? Convert.ToInt32(id, CultureInfo.InvariantCulture) : null;
}
