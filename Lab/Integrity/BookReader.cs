using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>Reads the stored data of the three services directly from their stores, independently of the services.</summary>
/// <param name="stores">Returns the connection strings of the stores, by resource name.</param>
/// <param name="nameOf">Returns the full name of a resource.</param>
public sealed class BookReader(Func<CancellationToken, Task<IReadOnlyDictionary<string, string?>>> stores, Func<string, string> nameOf)
{
    static readonly string[] Services = ["orders", "inventory", "payments"];

    /// <summary>Reads the stored data of a topology, at the addresses that are current at each read.</summary>
    public BookReader(RunningTopology topology) : this(topology.Control.ConnectionStringsAsync, topology.NameOf)
    {
    }

    /// <summary>Reads all stored data. While orders are in progress, the parts may reflect different moments.</summary>
    /// <exception cref="NpgsqlException">A database cannot be reached.</exception>
    public async Task<Books> ReadAsync(CancellationToken cancellation)
    {
        var strings = await stores(cancellation);
        await using var orders = await OpenAsync(strings, "orders", cancellation);
        await using var inventory = await OpenAsync(strings, "inventory", cancellation);
        await using var payments = await OpenAsync(strings, "payments", cancellation);
        return new()
        {
            Waiting = await ReadWaitingAsync(strings, [orders, inventory, payments], cancellation),
            Orders = await ReadOrdersAsync(orders, cancellation),
            Charges = await ReadChargesAsync(payments, cancellation),
            Taken = await ReadTakenAsync(inventory, cancellation),
        };
    }

    /// <summary>Whether nothing is in progress any more. This does not read all stored data.</summary>
    /// <exception cref="NpgsqlException">A database cannot be reached.</exception>
    public async Task<bool> IsSettledAsync(CancellationToken cancellation)
    {
        var strings = await stores(cancellation);
        await using var orders = await OpenAsync(strings, "orders", cancellation);
        await using var open = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM orders.orders WHERE status IN ('pending', 'undoing'))", orders);
        if (await open.ExecuteScalarAsync(cancellation) is true) return false;

        await using var inventory = await OpenAsync(strings, "inventory", cancellation);
        await using var payments = await OpenAsync(strings, "payments", cancellation);
        return (await ReadWaitingAsync(strings, [orders, inventory, payments], cancellation)).Count is 0;
    }

    async Task<NpgsqlConnection> OpenAsync(IReadOnlyDictionary<string, string?> strings, string service, CancellationToken cancellation)
    {
        var name = nameOf($"{service}-db");
        var text = strings.GetValueOrDefault(name) ?? throw new LabException($"The host does not tell the connection string of {name}.");
        var connection = new NpgsqlConnection($"{text};Pooling=false;Application Name=evolution-lab");
        await connection.OpenAsync(cancellation);
        return connection;
    }

    async Task<Dictionary<string, long>> ReadWaitingAsync(IReadOnlyDictionary<string, string?> strings, NpgsqlConnection[] databases, CancellationToken cancellation)
    {
        var waiting = new Dictionary<string, long>();
        foreach (var (service, connection) in Services.Zip(databases))
        {
            if (await CountOutboxAsync(connection, service, cancellation) is > 0 and var count) waiting[$"the outbox of {service}"] = count;
        }
        if (strings.GetValueOrDefault(nameOf("rabbitmq")) is { } broker)
        {
            foreach (var (queue, count) in await QueueReader.CountAsync(broker, cancellation)) waiting[$"queue {queue}"] = count;
        }
        return waiting;
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
            SELECT o.id, o.status, o.total_minor, o.key, array_agg(l.product_id), array_agg(l.quantity)
            FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id GROUP BY o.id
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var pieces = reader.GetFieldValue<int[]>(4).Zip(reader.GetFieldValue<int[]>(5)).ToDictionary(line => line.First, line => (long)line.Second);
            orders[reader.GetGuid(0)] = new(reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), pieces, reader.IsDBNull(3) ? null : reader.GetString(3));
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
