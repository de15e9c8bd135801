using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>Reads the three services' books from outside: what is stored, whatever the services say.</summary>
sealed class BookReader(RunningTopology topology)
{
    static readonly string[] Services = ["orders", "inventory", "payments"];

    /// <summary>Reads all of it. Where orders are still under way, the parts may be of different moments.</summary>
    /// <exception cref="NpgsqlException">A database cannot be reached.</exception>
    public async Task<Books> ReadAsync(CancellationToken cancellation)
    {
        var strings = await topology.Control.ConnectionStringsAsync(cancellation);
        var waiting = new Dictionary<string, long>();
        await using var orders = await OpenAsync("orders");
        await using var inventory = await OpenAsync("inventory");
        await using var payments = await OpenAsync("payments");
        foreach (var (service, connection) in Services.Zip([orders, inventory, payments]))
        {
            if (await CountOutboxAsync(connection, service, cancellation) is > 0 and var count) waiting[$"the outbox of {service}"] = count;
        }
        if (strings.GetValueOrDefault(topology.NameOf("rabbitmq")) is { } broker)
        {
            foreach (var (queue, count) in await QueueReader.CountAsync(broker, cancellation)) waiting[$"queue {queue}"] = count;
        }
        return new()
        {
            Orders = await ReadOrdersAsync(orders, cancellation),
            Charges = await ReadChargesAsync(payments, cancellation),
            Taken = await ReadTakenAsync(inventory, cancellation),
            Waiting = waiting,
        };

        async Task<NpgsqlConnection> OpenAsync(string service)
        {
            var name = topology.NameOf($"{service}-db");
            var text = strings.GetValueOrDefault(name) ?? throw new LabException($"The host does not tell the connection string of {name}.");
            var connection = new NpgsqlConnection($"{text};Pooling=false;Application Name=evolution-lab");
            await connection.OpenAsync(cancellation);
            return connection;
        }
    }

    static async Task<long> CountOutboxAsync(NpgsqlConnection connection, string service, CancellationToken cancellation)
    {
        await using var count = new NpgsqlCommand($"SELECT count(*) FROM {service}.outbox", connection);
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    static async Task<Dictionary<Guid, StoredOrder>> ReadOrdersAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var orders = new Dictionary<Guid, StoredOrder>();
        await using var command = new NpgsqlCommand("""
            SELECT o.id, o.status, o.total_minor, array_agg(l.product_id), array_agg(l.quantity)
            FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id GROUP BY o.id
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var pieces = reader.GetFieldValue<int[]>(3).Zip(reader.GetFieldValue<int[]>(4)).ToDictionary(line => line.First, line => (long)line.Second);
            orders[reader.GetGuid(0)] = new(reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), pieces);
        }
        return orders;
    }

    static async Task<Dictionary<Guid, StoredCharge>> ReadChargesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var charges = new Dictionary<Guid, StoredCharge>();
        await using var command = new NpgsqlCommand("SELECT order_id, status, amount_minor FROM payments.charges", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            charges[reader.GetGuid(0)] = new(reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt64(2));
        }
        return charges;
    }

    static async Task<Dictionary<int, long>> ReadTakenAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var taken = new Dictionary<int, long>();
        await using var command = new NpgsqlCommand("SELECT product_id, initial - available FROM inventory.stock WHERE initial <> available", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) taken[reader.GetInt32(0)] = reader.GetInt64(1);
        return taken;
    }
}
