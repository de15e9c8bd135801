using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>Reads the tables of Orders directly from the database, independently of the service.</summary>
public sealed class OrderBook : IAsyncDisposable
{
    readonly NpgsqlConnection connection;

    OrderBook(string connectionString) => connection = new($"{connectionString};Pooling=false");

    /// <summary>Returns the connection string of the database of Orders.</summary>
    public static async Task<string> ConnectionStringAsync(RunningTopology topology, CancellationToken cancellationToken)
    {
        var name = topology.NameOf("orders-db");
        var known = await topology.Control.ConnectionStringsAsync(cancellationToken);
        return known.GetValueOrDefault(name) ?? throw new LabException($"The host does not tell the connection string of {name}.");
    }

    public static async Task<OrderBook> OpenAsync(RunningTopology topology, CancellationToken cancellationToken)
    {
        var book = new OrderBook(await ConnectionStringAsync(topology, cancellationToken));
        await book.connection.OpenAsync(cancellationToken);
        return book;
    }

    /// <summary>Counts the orders in a status.</summary>
    public async Task<long> CountAsync(string status, CancellationToken cancellationToken)
    {
        await using var count = new NpgsqlCommand("SELECT count(*) FROM orders.orders WHERE status = $1", connection) { Parameters = { new() { Value = status } } };
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Waits until no order is pending.</summary>
    /// <returns>The number of orders that are still pending at the time limit.</returns>
    public async Task<long> WaitUntilSettledAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limit);
        while (true)
        {
            var pending = await CountAsync("pending", cancellationToken);
            if (pending is 0 || late.IsCancellationRequested) return pending;
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
