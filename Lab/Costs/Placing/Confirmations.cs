using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Npgsql;

namespace Evolution.Lab.Costs.Placing;

/// <summary>Looks up confirmed orders in the stored data of Orders. It opens its connection before a load uses up the others.</summary>
public sealed class Confirmations : IAsyncDisposable
{
    readonly NpgsqlConnection connection;

    Confirmations(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<Confirmations> OpenAsync(RunningTopology topology, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection($"{await OrderBook.ConnectionStringAsync(topology, cancellation)};Pooling=false;Application Name=evolution-lab");
        await connection.OpenAsync(cancellation);
        return new(connection);
    }

    /// <summary>Returns those of the given orders that are confirmed by now.</summary>
    public async Task<IReadOnlySet<Guid>> AmongAsync(Guid[] orders, CancellationToken cancellation)
    {
        var confirmed = new HashSet<Guid>();
        if (orders is []) return confirmed;
        await using var command = new NpgsqlCommand("SELECT id FROM orders.orders WHERE id = ANY($1) AND status = 'confirmed'", connection) { Parameters = { new() { Value = orders } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) confirmed.Add(reader.GetGuid(0));
        return confirmed;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
