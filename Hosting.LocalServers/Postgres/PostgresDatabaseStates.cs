using Microsoft.Extensions.Hosting;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>Lets databases end with their server.</summary>
sealed class PostgresDatabaseStates(ResourceNotificationService notifications, DistributedApplicationModel model) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (change.Resource is not PostgresExecutableResource server || !KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text)) continue;
            foreach (var database in model.Resources.OfType<PostgresExecutableDatabaseResource>().Where(database => database.Parent == server))
            {
                await notifications.PublishUpdateAsync(database, snapshot => snapshot with { State = change.Snapshot.State, StopTimeStamp = change.Snapshot.StopTimeStamp });
            }
        }
    }
}
