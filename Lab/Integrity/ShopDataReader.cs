using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>Reads the stored data of the three services directly from their stores, independently of the services.</summary>
/// <param name="stores">Returns the connection strings of the stores, by resource name.</param>
/// <param name="getFullName">Returns the full name of a resource.</param>
public sealed class ShopDataReader(Func<CancellationToken, Task<IReadOnlyDictionary<string, string?>>> stores, Func<string, string> getFullName)
{
    static readonly string[] Services = ["orders", "inventory", "payments"];

    /// <summary>Reads the stored data of a topology. Each read uses the current addresses.</summary>
    public ShopDataReader(RunningTopology topology) : this(topology.Control.GetConnectionStringsAsync, topology.GetFullName)
    {
    }

    /// <summary>Reads all stored data. While orders are in progress, the parts may reflect different moments.</summary>
    /// <exception cref="NpgsqlException">A database cannot be reached.</exception>
    public async Task<ShopData> ReadAsync(CancellationToken cancellationToken)
    {
        var connectionStrings = await stores(cancellationToken);
        await using var orders = await OpenAsync(connectionStrings, "orders", cancellationToken);
        await using var inventory = await OpenAsync(connectionStrings, "inventory", cancellationToken);
        await using var payments = await OpenAsync(connectionStrings, "payments", cancellationToken);
        return new()
        {
            WaitingMessages = await CountWaitingMessagesAsync(connectionStrings, [orders, inventory, payments], cancellationToken),
            Orders = await ReadOrdersAsync(orders, cancellationToken),
            Charges = await ReadChargesAsync(payments, cancellationToken),
            TakenItems = await ReadTakenItemsAsync(inventory, cancellationToken),
        };
    }

    /// <summary>Returns whether no order or message is in progress, without reading all stored data.</summary>
    /// <exception cref="NpgsqlException">A database cannot be reached.</exception>
    public async Task<bool> IsSettledAsync(CancellationToken cancellationToken)
    {
        var connectionStrings = await stores(cancellationToken);
        await using var orders = await OpenAsync(connectionStrings, "orders", cancellationToken);
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM orders.orders WHERE status IN ('pending', 'undoing') OR (status = 'declined' AND deadline IS NOT NULL))", orders);
        if (await command.ExecuteScalarAsync(cancellationToken) is true) return false;

        await using var inventory = await OpenAsync(connectionStrings, "inventory", cancellationToken);
        await using var payments = await OpenAsync(connectionStrings, "payments", cancellationToken);
        return (await CountWaitingMessagesAsync(connectionStrings, [orders, inventory, payments], cancellationToken)).Count is 0;
    }

    async Task<NpgsqlConnection> OpenAsync(IReadOnlyDictionary<string, string?> connectionStrings, string service, CancellationToken cancellationToken)
    {
        var name = getFullName($"{service}-db");
        var connectionString = connectionStrings.GetValueOrDefault(name) ?? throw new LabException($"The host does not provide a connection string for {name}.");
        var connection = new NpgsqlConnection($"{connectionString};Pooling=false;Application Name=evolution-lab");
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    async Task<Dictionary<string, long>> CountWaitingMessagesAsync(IReadOnlyDictionary<string, string?> connectionStrings, NpgsqlConnection[] databases, CancellationToken cancellationToken)
    {
        var waitingMessages = new Dictionary<string, long>();
        foreach (var (service, connection) in Services.Zip(databases))
        {
            if (await CountOutboxAsync(connection, service, cancellationToken) is > 0 and var count) waitingMessages[$"the outbox of {service}"] = count;
        }
        if (connectionStrings.GetValueOrDefault(getFullName("rabbitmq")) is { } broker)
        {
            foreach (var (queue, count) in await QueueReader.CountAsync(broker, cancellationToken)) waitingMessages[$"queue {queue}"] = count;
        }
        return waitingMessages;
    }

    static async Task<long> CountOutboxAsync(NpgsqlConnection connection, string service, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {service}.outbox", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    static async Task<Dictionary<Guid, StoredOrder>> ReadOrdersAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var orders = new Dictionary<Guid, StoredOrder>();
        await using var command = new NpgsqlCommand("""
            SELECT o.id, o.status, o.total_minor, o.key, o.confirmed_at, array_agg(l.product_id), array_agg(l.quantity)
            FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id GROUP BY o.id
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var items = reader.GetFieldValue<int[]>(5).Zip(reader.GetFieldValue<int[]>(6)).ToDictionary(line => line.First, line => (long)line.Second);
            orders[reader.GetGuid(0)] = new(reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), items, reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4));
        }
        return orders;
    }

    static async Task<Dictionary<Guid, StoredCharge>> ReadChargesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var charges = new Dictionary<Guid, StoredCharge>();
        await using var command = new NpgsqlCommand("SELECT order_id, status, amount_minor FROM payments.charges", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            charges[reader.GetGuid(0)] = new(reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt64(2));
        }
        return charges;
    }

    static async Task<Dictionary<int, long>> ReadTakenItemsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var takenItems = new Dictionary<int, long>();
        await using var command = new NpgsqlCommand("SELECT product_id, initial - available FROM inventory.stock WHERE initial <> available", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) takenItems[reader.GetInt32(0)] = reader.GetInt64(1);
        return takenItems;
    }
}
