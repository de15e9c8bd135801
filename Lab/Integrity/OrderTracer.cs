using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>Reads what is stored for single orders.</summary>
public sealed class OrderTracer(RunningTopology topology)
{
    /// <summary>Reads the stored data of each order.</summary>
    public async Task<IReadOnlyDictionary<TracedOrder, OrderTrace>> ReadAsync(IReadOnlyList<TracedOrder> orders, CancellationToken cancellationToken)
    {
        var books = await new BookReader(topology).ReadAsync(cancellationToken);
        var ids = await FindAsync([.. orders.Select(order => order.Key)], cancellationToken);
        return orders.ToDictionary(order => order, order => Of(books, order, ids.TryGetValue(order.Key, out var id) ? id : null));
    }

    /// <summary>Determines the trace of an order from the stored data.</summary>
    /// <param name="books">The stored data.</param>
    /// <param name="order">The order.</param>
    /// <param name="id">Its ID; null if Orders has not stored it.</param>
    public static OrderTrace Of(Books books, TracedOrder order, Guid? id)
    {
        var others = books.Orders.Where(stored => stored.Key != id && stored.Value.IsConfirmed).Sum(stored => stored.Value.Pieces.GetValueOrDefault(order.Product));
        var isTaken = books.Taken.GetValueOrDefault(order.Product) > others;
        return id is { } known
            ? new(books.Orders.GetValueOrDefault(known)?.Status, isTaken, books.Charges.GetValueOrDefault(known)?.Status)
            : new(null, isTaken, null);
    }

    async Task<IReadOnlyDictionary<string, Guid>> FindAsync(string[] keys, CancellationToken cancellationToken)
    {
        var strings = await topology.Control.ConnectionStringsAsync(cancellationToken);
        await using var connection = new NpgsqlConnection($"{strings[topology.NameOf("orders-db")]};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT key, id FROM orders.orders WHERE key = ANY($1)", connection) { Parameters = { new() { Value = keys } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new Dictionary<string, Guid>();
        while (await reader.ReadAsync(cancellationToken)) ids[reader.GetString(0)] = reader.GetGuid(1);
        return ids;
    }
}
