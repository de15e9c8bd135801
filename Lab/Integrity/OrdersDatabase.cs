using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>The database of Orders, read directly and independently of the service.</summary>
public sealed class OrdersDatabase : IAsyncDisposable
{
    readonly NpgsqlConnection connection;

    OrdersDatabase(string connectionString) => connection = new($"{connectionString};Pooling=false");

    /// <summary>Returns the connection string of the database of Orders.</summary>
    public static async Task<string> GetConnectionStringAsync(RunningTopology topology, CancellationToken cancellationToken)
    {
        var name = topology.GetFullName("orders-db");
        var connectionStrings = await topology.Control.GetConnectionStringsAsync(cancellationToken);
        return connectionStrings.GetValueOrDefault(name) ?? throw new LabException($"The host does not provide a connection string for {name}.");
    }

    public static async Task<OrdersDatabase> OpenAsync(RunningTopology topology, CancellationToken cancellationToken)
    {
        var database = new OrdersDatabase(await GetConnectionStringAsync(topology, cancellationToken));
        await database.connection.OpenAsync(cancellationToken);
        return database;
    }

    /// <summary>Counts the orders with the given status.</summary>
    public async Task<long> CountAsync(string status, CancellationToken cancellationToken)
    {
        await using var count = new NpgsqlCommand("SELECT count(*) FROM orders.orders WHERE status = $1", connection) { Parameters = { new() { Value = status } } };
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Waits until no order is pending, or the timeout expires.</summary>
    /// <returns>The number of orders that are still pending after the timeout.</returns>
    public async Task<long> WaitUntilSettledAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timeoutSource = new CancellationTokenSource(timeout);
        while (true)
        {
            var pendingCount = await CountAsync("pending", cancellationToken);
            if (pendingCount is 0 || timeoutSource.IsCancellationRequested) return pendingCount;
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
