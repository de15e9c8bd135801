using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Costs.History;

/// <summary>Writes the stored data of the three services, with one connection per service even if they share a database.</summary>
public sealed class ShopDataWriter : IAsyncDisposable
{
    static readonly string[] Services = ["orders", "inventory", "payments"];

    readonly IReadOnlyDictionary<string, NpgsqlConnection> connections;
    readonly List<NpgsqlTransaction> transactions = [];

    ShopDataWriter(IReadOnlyDictionary<string, NpgsqlConnection> connections)
    {
        this.connections = connections;
        (Orders, SalesProjection, Inventory, Payments) = (new(connections["orders"]), new(connections["orders"]), new(connections["inventory"]), new(connections["payments"]));
    }

    public OrdersWriter Orders { get; }
    public SalesProjectionWriter SalesProjection { get; }
    public InventoryWriter Inventory { get; }
    public PaymentsWriter Payments { get; }

    /// <summary>Opens the connections.</summary>
    /// <exception cref="LabException">The host does not provide a connection string.</exception>
    public static async Task<ShopDataWriter> OpenAsync(RunningTopology topology, CancellationToken cancellationToken)
    {
        var connectionStrings = await topology.Control.GetConnectionStringsAsync(cancellationToken);
        var writer = new ShopDataWriter(Services.ToDictionary(service => service, service =>
        {
            var name = topology.GetFullName($"{service}-db");
            var connectionString = connectionStrings.GetValueOrDefault(name) ?? throw new LabException($"The host does not provide a connection string for {name}.");
            return new NpgsqlConnection($"{connectionString};Pooling=false;Application Name=evolution-lab");
        }));
        try
        {
            foreach (var connection in writer.connections.Values) await connection.OpenAsync(cancellationToken);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync();
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

    public async Task VacuumAsync(string service, string tables, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"VACUUM (ANALYZE) {tables}", connections[service]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections.Values) await connection.DisposeAsync();
    }
}
