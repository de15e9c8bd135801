using Evolution.ServiceDefaults.Errors;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Evolution.ServiceDefaults.Lab.Hogging;

/// <summary>Exhausts the connections and the CPU time of the service's database server. A new hog replaces the previous one.</summary>
/// <param name="configuration">Contains the connection string of the server.</param>
/// <param name="database">The service's own connections, used to query the server.</param>
sealed class DatabaseHog(IConfiguration configuration, NpgsqlDataSource database) : IAsyncDisposable
{
    public const int MaxBurners = 8;
    const string HogName = "evolution-hog";
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    readonly NpgsqlDataSource server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("database"))
    {
        ApplicationName = HogName,
        Pooling = false,
        Timeout = 5,

        // Detects connections that were lost when the server crashed, so that they are reopened.
        KeepAlive = 5,

        // Even if the process is killed, no statement keeps running on the server.
        Options = "-c statement_timeout=10s",
    });
    readonly ExclusiveRun<HogRun> run = new();

    public Hog State => run.Current?.State ?? Hog.None;

    public async Task<Hog> StartAsync(int burners) => (await run.StartAsync(() => new(server, burners))).State;

    /// <summary>Stops the hog, and waits until the server has closed its connections.</summary>
    /// <exception cref="DependencyException">The server did not confirm within 10 s that the connections are closed.</exception>
    public Task StopAsync() => run.StopAsync(async stopped =>
    {
        if (stopped is null) return;
        using var timeout = new CancellationTokenSource(StopTimeout);
        try
        {
            while (await CountProcessesAsync(stopped.ProcessIds, timeout.Token) is not 0) await Task.Delay(PollInterval, timeout.Token);
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
    async Task<long?> CountProcessesAsync(int[] processIds, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE pid = ANY($1) AND application_name = $2");
            command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = processIds });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = HogName });
            return (long?)await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return null;
        }
    }
}
