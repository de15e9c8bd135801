using Evolution.Hosting.LocalServers.Running;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>Publishes the state of a server for its databases when the server stops.</summary>
sealed class PostgresDatabaseStatePublisher(ResourceNotificationService notifications, DistributedApplicationModel model) : ResourceMonitor(notifications)
{
    readonly ResourceNotificationService notifications = notifications;

    protected override async Task OnChangeAsync(ResourceEvent change, CancellationToken cancellationToken)
    {
        if (change.Resource is not PostgresExecutableResource server || !HasStopped(change)) return;

        // This event may be outdated: the server may already have been started again.
        if (notifications.TryGetCurrentState(change.ResourceId, out var current) && !HasStopped(current)) return;
        foreach (var database in model.Resources.OfType<PostgresExecutableDatabaseResource>().Where(database => database.Parent == server))
        {
            await notifications.PublishUpdateAsync(database, snapshot => snapshot with { State = change.Snapshot.State, StopTimeStamp = change.Snapshot.StopTimeStamp });
        }
    }

    static bool HasStopped(ResourceEvent change) => KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text);
}
