using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Tracing;

/// <summary>Reads the steps of an order from the stores, with their times. They complement the logs.</summary>
public static class StoredOrderStepReader
{
    static readonly (string Service, string Query)[] Tables =
    [
        ("orders", "SELECT placed_at, 'orders: stored, now ' || status FROM orders.orders WHERE id = $1"),
        ("inventory", "SELECT changed_at, 'reservations: ' || status FROM inventory.reservations WHERE order_id = $1"),
        ("payments", "SELECT changed_at, 'charges: ' || status FROM payments.charges WHERE order_id = $1"),
    ];

    /// <summary>Reads the steps in chronological order.</summary>
    /// <param name="topology">The shop.</param>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="NpgsqlException">A store cannot be reached.</exception>
    public static async Task<IReadOnlyList<StoredOrderStep>> ReadAsync(RunningTopology topology, Guid order, CancellationToken cancellationToken)
    {
        var connectionStrings = await topology.Control.GetConnectionStringsAsync(cancellationToken);
        var steps = new List<StoredOrderStep>();
        foreach (var (service, query) in Tables)
        {
            if (connectionStrings.GetValueOrDefault(topology.GetFullName($"{service}-db")) is not { } connectionString) continue;
            await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false;Timeout=3;Command Timeout=3;Application Name=evolution-lab");
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(query, connection) { Parameters = { new() { Value = order } } };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) steps.Add(new(reader.GetFieldValue<DateTimeOffset>(0), service, reader.GetString(1)));
        }
        return [.. steps.OrderBy(step => step.Time)];
    }
}
