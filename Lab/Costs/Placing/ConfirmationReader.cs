using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Npgsql;

namespace Evolution.Lab.Costs.Placing;

/// <summary>Finds confirmed orders in the database of Orders. Its connection must be opened before a load exhausts the available connections.</summary>
public sealed class ConfirmationReader : IAsyncDisposable
{
    readonly NpgsqlConnection connection;

    ConfirmationReader(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<ConfirmationReader> OpenAsync(RunningTopology topology, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection($"{await OrdersDatabase.GetConnectionStringAsync(topology, cancellationToken)};Pooling=false;Application Name=evolution-lab");
        await connection.OpenAsync(cancellationToken);
        return new(connection);
    }

    /// <summary>Returns the given orders that are confirmed.</summary>
    public async Task<IReadOnlySet<Guid>> FindConfirmedAsync(Guid[] orders, CancellationToken cancellationToken)
    {
        var confirmed = new HashSet<Guid>();
        if (orders is []) return confirmed;
        await using var command = new NpgsqlCommand("SELECT id FROM orders.orders WHERE id = ANY($1) AND status = 'confirmed'", connection) { Parameters = { new() { Value = orders } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) confirmed.Add(reader.GetGuid(0));
        return confirmed;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
