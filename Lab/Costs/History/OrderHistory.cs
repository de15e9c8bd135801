using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Costs.History;

/// <summary>
/// Adds confirmed orders to a shop by writing them directly to the stores of all services, as consistently as real orders, and removes them
/// again. No other client may place orders in the meantime.
/// </summary>
/// <param name="topology">The shop.</param>
/// <param name="seed">The seed of the random orders.</param>
public sealed class OrderHistory(RunningTopology topology, int seed)
{
    const string OrdersTables = "orders.orders, orders.order_lines, orders.sales, orders.stock_levels, orders.sales_totals";
    const string InventoryTables = "inventory.stock, inventory.reservations";
    const string PaymentsTables = "payments.charges";

    readonly List<HistoricalOrder> writtenOrders = [];
    OrderGenerator? generator;

    // Inventory records the order of each reservation only if it takes the stock itself; only messages maintain a projection.
    bool HasReservations => topology.State.Placement is not "shared-transaction";
    bool HasProjection => topology.State.Placement is "messages";

    /// <summary>Adds orders to the history.</summary>
    /// <exception cref="NpgsqlException">A store failed. Nothing was written, unless the failure occurred during the commit.</exception>
    public async Task AddAsync(int count, CancellationToken cancellationToken)
    {
        if (count is 0) return;
        IReadOnlyList<HistoricalOrder> addedOrders = [];
        await ChangeAsync(async writer =>
        {
            generator ??= new(await writer.Inventory.ReadProductsAsync(cancellationToken), seed);
            addedOrders = generator.Generate(count, DateTimeOffset.UtcNow);
            var levels = await writer.Inventory.ChangeStockAsync(addedOrders, 1, cancellationToken);
            await Task.WhenAll(WriteReservationsAsync(writer, addedOrders, cancellationToken), writer.Payments.WriteChargesAsync(addedOrders, cancellationToken), WriteOrdersAsync(writer, addedOrders, levels, cancellationToken));
        }, cancellationToken);
        writtenOrders.AddRange(addedOrders);
    }

    /// <summary>Removes the whole history.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (writtenOrders is []) return;
        Guid[] ids = [.. writtenOrders.Select(order => order.Id)];
        await ChangeAsync(async writer =>
        {
            var levels = await writer.Inventory.ChangeStockAsync(writtenOrders, -1, cancellationToken);
            await Task.WhenAll(
                writer.DeleteAsync("inventory", "DELETE FROM inventory.reservations WHERE order_id = ANY($1)", ids, cancellationToken),
                writer.DeleteAsync("payments", "DELETE FROM payments.charges WHERE order_id = ANY($1)", ids, cancellationToken),
                DeleteOrdersAsync(writer, levels, ids, cancellationToken));
        }, cancellationToken);
        writtenOrders.Clear();
    }

    Task WriteReservationsAsync(ShopDataWriter writer, IReadOnlyList<HistoricalOrder> orders, CancellationToken cancellationToken) =>
        HasReservations ? writer.Inventory.WriteReservationsAsync(orders, cancellationToken) : Task.CompletedTask;

    async Task WriteOrdersAsync(ShopDataWriter writer, IReadOnlyList<HistoricalOrder> orders, IReadOnlyDictionary<int, StockLevel> levels, CancellationToken cancellationToken)
    {
        await writer.Orders.WriteOrdersAsync(orders, cancellationToken);
        if (HasProjection) await writer.SalesProjection.ApplyAsync(orders, levels, 1, cancellationToken);
    }

    async Task DeleteOrdersAsync(ShopDataWriter writer, IReadOnlyDictionary<int, StockLevel> levels, Guid[] ids, CancellationToken cancellationToken)
    {
        await writer.DeleteAsync("orders", "DELETE FROM orders.order_lines WHERE order_id = ANY($1)", ids, cancellationToken);
        await writer.DeleteAsync("orders", "DELETE FROM orders.orders WHERE id = ANY($1)", ids, cancellationToken);
        if (HasProjection) await writer.SalesProjection.ApplyAsync(writtenOrders, levels, -1, cancellationToken);
    }

    /// <summary>Changes the stored data of all services in one transaction per service, then runs VACUUM and ANALYZE, so that neither stale statistics nor an autovacuum affects the measurement.</summary>
    async Task ChangeAsync(Func<ShopDataWriter, Task> change, CancellationToken cancellationToken)
    {
        await using var writer = await ShopDataWriter.OpenAsync(topology, cancellationToken);
        await writer.BeginAsync(cancellationToken);
        await change(writer);
        await writer.CommitAsync(cancellationToken);
        await Task.WhenAll(writer.VacuumAsync("orders", OrdersTables, cancellationToken), writer.VacuumAsync("inventory", InventoryTables, cancellationToken), writer.VacuumAsync("payments", PaymentsTables, cancellationToken));
    }
}
