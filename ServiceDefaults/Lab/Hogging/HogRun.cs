using System.Collections.Concurrent;
using System.Data;
using Npgsql;

namespace Evolution.ServiceDefaults.Lab.Hogging;

/// <summary>Holds every connection of the server, including those that other clients release later, and burns processor time on some of them.</summary>
sealed class HogRun : IAsyncDisposable
{
    const int MaxConnections = 1000;
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    // Counts two million rows without storing them, which uses processor time but neither memory nor disk.
    const string Burn = "SELECT count(*) FROM generate_series(1, 1000) AS a, generate_series(1, 2000) AS b";

    readonly NpgsqlDataSource server;
    readonly int burners;
    readonly ConcurrentQueue<int> processes = [];
    readonly List<NpgsqlConnection> held = [];
    readonly List<Task> burns = [];
    readonly BackgroundWork work;
    int connections, burning;

    public HogRun(NpgsqlDataSource server, int burners)
    {
        (this.server, this.burners) = (server, burners);
        work = new(HoldAsync);
    }

    public Hog State => new(Volatile.Read(ref connections), Volatile.Read(ref burning));

    /// <summary>The ids of the server processes behind all connections that were ever held.</summary>
    public int[] Processes => [.. processes];

    /// <summary>Closes all connections.</summary>
    public ValueTask DisposeAsync() => work.DisposeAsync();

    async Task HoldAsync(CancellationToken stopping)
    {
        try
        {
            using var timer = new PeriodicTimer(PollInterval);
            do
            {
                await CloseAsync(held.Where(connection => connection.State is not ConnectionState.Open));
                await OpenConnectionsAsync(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        finally
        {
            await Task.WhenAll(burns);
            await CloseAsync(held);
        }
    }

    async Task OpenConnectionsAsync(CancellationToken stopping)
    {
        try
        {
            while (held.Count < MaxConnections)
            {
                var connection = await server.OpenConnectionAsync(stopping);
                held.Add(connection);
                processes.Enqueue(connection.ProcessID);
                Volatile.Write(ref connections, held.Count);
                if (Volatile.Read(ref burning) < burners) burns.Add(BurnAsync(connection, stopping));
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            // The server has no free connection or is unavailable. The next poll retries.
        }
    }

    async Task BurnAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        Interlocked.Increment(ref burning);
        try
        {
            await using var burn = new NpgsqlCommand(Burn, connection);
            while (true) await burn.ExecuteNonQueryAsync(stopping);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            // Stopped, or the connection was lost: the next connection that is opened takes over.
            await connection.CloseAsync();
        }
        finally
        {
            Interlocked.Decrement(ref burning);
        }
    }

    async Task CloseAsync(IEnumerable<NpgsqlConnection> selected)
    {
        NpgsqlConnection[] closing = [.. selected];
        await Task.WhenAll(closing.Select(connection => connection.DisposeAsync().AsTask()));
        held.RemoveAll(connection => closing.Contains(connection));
        Volatile.Write(ref connections, held.Count);
    }
}
