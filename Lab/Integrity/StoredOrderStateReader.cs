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
        var ids = await FindOrderIdsAsync([.. orders.Select(order => order.Key)], cancellationToken);
        return orders.ToDictionary(order => order, order => CreateState(data, order, ids.TryGetValue(order.Key, out var id) ? id : null));
    }

    /// <summary>Determines the state of an order from the stored data.</summary>
    /// <param name="data">The stored data.</param>
    /// <param name="order">The order.</param>
    /// <param name="id">Its ID; null if Orders has not stored it.</param>
    public static StoredOrderState CreateState(ShopData data, TestOrder order, Guid? id)
    {
        var itemsOfOtherOrders = data.Orders.Where(stored => stored.Key != id && stored.Value.IsConfirmed).Sum(stored => stored.Value.Items.GetValueOrDefault(order.Product));
        var isStockTaken = data.TakenItems.GetValueOrDefault(order.Product) > itemsOfOtherOrders;
        return id is { } orderId
            ? new(data.Orders.GetValueOrDefault(orderId)?.Status, isStockTaken, data.Charges.GetValueOrDefault(orderId)?.Status)
            : new(null, isStockTaken, null);
    }

    async Task<IReadOnlyDictionary<string, Guid>> FindOrderIdsAsync(string[] keys, CancellationToken cancellationToken)
    {
        var connectionStrings = await topology.Control.GetConnectionStringsAsync(cancellationToken);
        await using var connection = new NpgsqlConnection($"{connectionStrings[topology.GetFullName("orders-db")]};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT key, id FROM orders.orders WHERE key = ANY($1)", connection) { Parameters = { new() { Value = keys } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new Dictionary<string, Guid>();
        while (await reader.ReadAsync(cancellationToken)) ids[reader.GetString(0)] = reader.GetGuid(1);
        return ids;
    }
}
