using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Costs.History;

/// <summary>Write access to the stored data of the three services, with one connection per service even if they share a database.</summary>
public sealed class OpenBooks : IAsyncDisposable
{
    readonly IReadOnlyDictionary<string, NpgsqlConnection> connections;
    readonly List<NpgsqlTransaction> transactions = [];

    OpenBooks(IReadOnlyDictionary<string, NpgsqlConnection> connections)
    {
        this.connections = connections;
        (Orders, Sales, Inventory, Payments) = (new(connections["orders"]), new(connections["orders"]), new(connections["inventory"]), new(connections["payments"]));
    }

    public OrdersBook Orders { get; }
    public SalesBook Sales { get; }
    public InventoryBook Inventory { get; }
    public PaymentsBook Payments { get; }

    /// <summary>Opens the connections.</summary>
    /// <exception cref="LabException">The host does not provide a connection string.</exception>
    public static async Task<OpenBooks> OpenAsync(RunningTopology topology, CancellationToken cancellationToken)
    {
        var strings = await topology.Control.ConnectionStringsAsync(cancellationToken);
        var books = new OpenBooks(new[] { "orders", "inventory", "payments" }.ToDictionary(service => service, service =>
        {
            var name = topology.NameOf($"{service}-db");
            var text = strings.GetValueOrDefault(name) ?? throw new LabException($"The host does not tell the connection string of {name}.");
            return new NpgsqlConnection($"{text};Pooling=false;Application Name=evolution-lab");
        }));
        try
        {
            foreach (var connection in books.connections.Values) await connection.OpenAsync(cancellationToken);
            return books;
        }
        catch
        {
            await books.DisposeAsync();
            throw;
        }
    }

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        foreach (var connection in connections.Values) transactions.Add(await connection.BeginTransactionAsync(cancellationToken));
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        foreach (var transaction in transactions) await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Deletes the rows of the given orders.</summary>
    public async Task DeleteAsync(string service, string sql, Guid[] orders, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connections[service]) { Parameters = { new() { Value = orders } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task TidyAsync(string service, string tables, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"VACUUM (ANALYZE) {tables}", connections[service]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections.Values) await connection.DisposeAsync();
    }
}
