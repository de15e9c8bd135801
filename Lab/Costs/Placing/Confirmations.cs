using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Npgsql;

namespace Evolution.Lab.Costs.Placing;

/// <summary>Looks up confirmed orders in the stored data of Orders. It opens its connection before a load uses up the others.</summary>
public sealed class Confirmations : IAsyncDisposable
{
    readonly NpgsqlConnection connection;

    Confirmations(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<Confirmations> OpenAsync(RunningTopology topology, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection($"{await OrderBook.ConnectionStringAsync(topology, cancellationToken)};Pooling=false;Application Name=evolution-lab");
        await connection.OpenAsync(cancellationToken);
        return new(connection);
    }

    /// <summary>Returns those of the given orders that are confirmed by now.</summary>
    public async Task<IReadOnlySet<Guid>> AmongAsync(Guid[] orders, CancellationToken cancellationToken)
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
