using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>Reads what the services have stored for individual orders.</summary>
public sealed class StoredOrderStateReader(RunningTopology topology)
{
    /// <summary>Reads the stored data of each order.</summary>
    public async Task<IReadOnlyDictionary<TestOrder, StoredOrderState>> ReadAsync(IReadOnlyList<TestOrder> orders, CancellationToken cancellationToken)
    {
        var data = await new ShopDataReader(topology).ReadAsync(cancellationToken);
        var ids = await FindAsync([.. orders.Select(order => order.Key)], cancellationToken);
        return orders.ToDictionary(order => order, order => Of(data, order, ids.TryGetValue(order.Key, out var id) ? id : null));
    }

    /// <summary>Determines the state of an order from the stored data.</summary>
    /// <param name="data">The stored data.</param>
    /// <param name="order">The order.</param>
    /// <param name="id">Its ID; null if Orders has not stored it.</param>
    public static StoredOrderState Of(ShopData data, TestOrder order, Guid? id)
    {
        var others = data.Orders.Where(stored => stored.Key != id && stored.Value.IsConfirmed).Sum(stored => stored.Value.Pieces.GetValueOrDefault(order.Product));
        var isTaken = data.TakenPieces.GetValueOrDefault(order.Product) > others;
        return id is { } orderId
            ? new(data.Orders.GetValueOrDefault(orderId)?.Status, isTaken, data.Charges.GetValueOrDefault(orderId)?.Status)
            : new(null, isTaken, null);
    }

    async Task<IReadOnlyDictionary<string, Guid>> FindAsync(string[] keys, CancellationToken cancellationToken)
    {
        var connectionStrings = await topology.Control.ConnectionStringsAsync(cancellationToken);
        await using var connection = new NpgsqlConnection($"{connectionStrings[topology.NameOf("orders-db")]};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT key, id FROM orders.orders WHERE key = ANY($1)", connection) { Parameters = { new() { Value = keys } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new Dictionary<string, Guid>();
        while (await reader.ReadAsync(cancellationToken)) ids[reader.GetString(0)] = reader.GetGuid(1);
        return ids;
    }
}
