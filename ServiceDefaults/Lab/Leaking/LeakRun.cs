using Npgsql;

namespace Evolution.ServiceDefaults.Lab.Leaking;

/// <summary>Takes one connection after the other from the service's pool, and returns them only when it is disposed.</summary>
sealed class LeakRun : IAsyncDisposable
{
    readonly NpgsqlDataSource database;
    readonly TimeSpan interval;
    readonly BackgroundWork work;
    int connectionCount;

    public LeakRun(NpgsqlDataSource database, double perSecond)
    {
        (this.database, interval) = (database, TimeSpan.FromSeconds(1 / perSecond));
        work = new(LeakAsync);
    }

    public Leak State => new(Volatile.Read(ref connectionCount));

    /// <summary>Returns all connections to the pool.</summary>
    public ValueTask DisposeAsync() => work.DisposeAsync();

    async Task LeakAsync(CancellationToken cancellationToken)
    {
        var leakedConnections = new List<NpgsqlConnection>();
        try
        {
            using var timer = new PeriodicTimer(interval);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await TryOpenAsync(cancellationToken) is { } connection) leakedConnections.Add(connection);
                Volatile.Write(ref connectionCount, leakedConnections.Count);
            }
        }
        finally
        {
            foreach (var connection in leakedConnections) await connection.DisposeAsync();
        }
    }

    /// <summary>Takes a connection.</summary>
    /// <returns>Null if there is none, because all have leaked or the database does not respond.</returns>
    async Task<NpgsqlConnection?> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await database.OpenConnectionAsync(cancellationToken);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }
}
