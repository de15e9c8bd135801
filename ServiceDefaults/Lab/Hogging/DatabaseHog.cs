using Evolution.ServiceDefaults.Errors;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Evolution.ServiceDefaults.Lab.Hogging;

/// <summary>Exhausts the connections and the processor time of the service's database server. A new hog replaces the previous one.</summary>
/// <param name="configuration">Contains the connection string of the server.</param>
/// <param name="database">The service's own connections, which the hog does not use.</param>
sealed class DatabaseHog(IConfiguration configuration, NpgsqlDataSource database) : IAsyncDisposable
{
    public const int MaxBurners = 8;
    const string Name = "evolution-hog";
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    readonly NpgsqlDataSource server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("database"))
    {
        ApplicationName = Name,
        Pooling = false,
        Timeout = 5,

        // Detects connections that were lost with their server, so that they are reopened.
        KeepAlive = 5,

        // Even if the process is killed, no statement keeps running on the server.
        Options = "-c statement_timeout=10s",
    });
    readonly ExclusiveRun<HogRun> run = new();

    public Hog State => run.Current?.State ?? Hog.None;

    public async Task<Hog> StartAsync(int burners) => (await run.StartAsync(() => new(server, burners))).State;

    /// <summary>Stops the hog, and waits until the server has closed its connections.</summary>
    /// <exception cref="DependencyException">The server did not confirm this in time.</exception>
    public Task StopAsync() => run.StopAsync(async stopped =>
    {
        if (stopped is null) return;
        using var timeout = new CancellationTokenSource(StopTimeout);
        try
        {
            while (await CountAsync(stopped.Processes, timeout.Token) is not 0) await Task.Delay(PollInterval, timeout.Token);
        }
        catch (OperationCanceledException exception)
        {
            throw new DependencyException("database", $"The database did not confirm within {StopTimeout.TotalSeconds:0} s that the connections are closed.", exception);
        }
    });

    public async ValueTask DisposeAsync()
    {
        await run.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>Counts the server processes that still serve the hog.</summary>
    /// <returns>Null if the server does not respond.</returns>
    async Task<long?> CountAsync(int[] processes, CancellationToken cancellationToken)
    {
        try
        {
            await using var count = database.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE pid = ANY($1) AND application_name = $2");
            count.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = processes });
            count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Name });
            return (long?)await count.ExecuteScalarAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return null;
        }
    }
}
