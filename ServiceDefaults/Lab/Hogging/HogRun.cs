using System.Collections.Concurrent;
using System.Data;
using Npgsql;

namespace Evolution.ServiceDefaults.Lab.Hogging;

/// <summary>Holds every connection of the server, including each that another client releases, and burns CPU time on some of them.</summary>
sealed class HogRun : IAsyncDisposable
{
    const int MaxConnections = 1000;
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    // Counts two million rows without storing them, which uses CPU time but neither memory nor disk.
    const string BurnQuery = "SELECT count(*) FROM generate_series(1, 1000) AS a, generate_series(1, 2000) AS b";

    readonly NpgsqlDataSource server;
    readonly int burners;
    readonly ConcurrentQueue<int> processIds = [];
    readonly List<NpgsqlConnection> heldConnections = [];
    readonly List<Task> burnTasks = [];
    readonly BackgroundWork work;
    int connectionCount, burningCount;

    public HogRun(NpgsqlDataSource server, int burners)
    {
        (this.server, this.burners) = (server, burners);
        work = new(HoldConnectionsAsync);
    }

    public Hog State => new(Volatile.Read(ref connectionCount), Volatile.Read(ref burningCount));

    /// <summary>The ids of the server processes behind all connections that were ever held.</summary>
    public int[] ProcessIds => [.. processIds];

    /// <summary>Closes all connections.</summary>
    public ValueTask DisposeAsync() => work.DisposeAsync();

    async Task HoldConnectionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var timer = new PeriodicTimer(PollInterval);
            do
            {
                await CloseAsync(heldConnections.Where(connection => connection.State is not ConnectionState.Open));
                await OpenConnectionsAsync(cancellationToken);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        finally
        {
            await Task.WhenAll(burnTasks);
            await CloseAsync(heldConnections);
        }
    }

    async Task OpenConnectionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (heldConnections.Count < MaxConnections)
            {
                var connection = await server.OpenConnectionAsync(cancellationToken);
                heldConnections.Add(connection);
                processIds.Enqueue(connection.ProcessID);
                Volatile.Write(ref connectionCount, heldConnections.Count);
                if (Volatile.Read(ref burningCount) < burners) burnTasks.Add(BurnAsync(connection, cancellationToken));
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            // The server has no free connection or is unavailable. The next poll retries.
        }
    }

    async Task BurnAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref burningCount);
        try
        {
            await using var command = new NpgsqlCommand(BurnQuery, connection);
            while (true) await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            // Canceled, or the connection was lost. The next connection that is opened burns CPU time instead.
            await connection.CloseAsync();
        }
        finally
        {
            Interlocked.Decrement(ref burningCount);
        }
    }

    async Task CloseAsync(IEnumerable<NpgsqlConnection> selectedConnections)
    {
        NpgsqlConnection[] connectionsToClose = [.. selectedConnections];
        await Task.WhenAll(connectionsToClose.Select(connection => connection.DisposeAsync().AsTask()));
        heldConnections.RemoveAll(connection => connectionsToClose.Contains(connection));
        Volatile.Write(ref connectionCount, heldConnections.Count);
    }
}
