using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Costs.History;

/// <summary>
/// Adds a history of placed and confirmed orders to a shop. The orders are written directly to the stores of all services, and the stored
/// data is as consistent as after real orders. The history can be removed again. No other client may place orders meanwhile.
/// </summary>
/// <param name="topology">The shop.</param>
/// <param name="seed">The seed of the random orders.</param>
public sealed class OrderHistory(RunningTopology topology, int seed)
{
    const string OrdersTables = "orders.orders, orders.order_lines, orders.sales, orders.stock_levels, orders.sales_totals";
    const string InventoryTables = "inventory.stock, inventory.reservations";
    const string PaymentsTables = "payments.charges";

    readonly List<PastOrder> written = [];
    Past? past;

    // Inventory records the order of each reservation only if it takes the stock itself; only messages maintain a projection.
    bool HasReservations => topology.State.Placement is not "shared-transaction";
    bool HasProjection => topology.State.Placement is "messages";

    /// <summary>Adds orders to the history.</summary>
    /// <exception cref="NpgsqlException">A store failed. Nothing was written, unless the failure occurred during the commit.</exception>
    public async Task AddAsync(int count, CancellationToken cancellationToken)
    {
        if (count is 0) return;
        IReadOnlyList<PastOrder> added = [];
        await ChangeAsync(async books =>
        {
            past ??= new(await books.Inventory.ProductsAsync(cancellationToken), seed);
            added = past.Make(count, DateTimeOffset.UtcNow);
            var levels = await books.Inventory.TakeAsync(added, 1, cancellationToken);
            await Task.WhenAll(ReserveAsync(books, added, cancellationToken), books.Payments.ChargeAsync(added, cancellationToken), StoreAsync(books, added, levels, cancellationToken));
        }, cancellationToken);
        written.AddRange(added);
    }

    /// <summary>Removes the whole history.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (written is []) return;
        Guid[] ids = [.. written.Select(order => order.Id)];
        await ChangeAsync(async books =>
        {
            var levels = await books.Inventory.TakeAsync(written, -1, cancellationToken);
            await Task.WhenAll(
                books.DeleteAsync("inventory", "DELETE FROM inventory.reservations WHERE order_id = ANY($1)", ids, cancellationToken),
                books.DeleteAsync("payments", "DELETE FROM payments.charges WHERE order_id = ANY($1)", ids, cancellationToken),
                ForgetAsync(books, levels, ids, cancellationToken));
        }, cancellationToken);
        written.Clear();
    }

    Task ReserveAsync(OpenBooks books, IReadOnlyList<PastOrder> orders, CancellationToken cancellationToken) =>
        HasReservations ? books.Inventory.ReserveAsync(orders, cancellationToken) : Task.CompletedTask;

    async Task StoreAsync(OpenBooks books, IReadOnlyList<PastOrder> orders, IReadOnlyDictionary<int, StockLevel> levels, CancellationToken cancellationToken)
    {
        await books.Orders.StoreAsync(orders, cancellationToken);
        if (HasProjection) await books.Sales.EnterAsync(orders, levels, 1, cancellationToken);
    }

    async Task ForgetAsync(OpenBooks books, IReadOnlyDictionary<int, StockLevel> levels, Guid[] ids, CancellationToken cancellationToken)
    {
        await books.DeleteAsync("orders", "DELETE FROM orders.order_lines WHERE order_id = ANY($1)", ids, cancellationToken);
        await books.DeleteAsync("orders", "DELETE FROM orders.orders WHERE id = ANY($1)", ids, cancellationToken);
        if (HasProjection) await books.Sales.EnterAsync(written, levels, -1, cancellationToken);
    }

    /// <summary>Changes the stored data of all services or of none, then runs VACUUM and ANALYZE, so that neither stale statistics nor an autovacuum affects the measurement.</summary>
    async Task ChangeAsync(Func<OpenBooks, Task> change, CancellationToken cancellationToken)
    {
        await using var books = await OpenBooks.OpenAsync(topology, cancellationToken);
        await books.BeginAsync(cancellationToken);
        await change(books);
        await books.CommitAsync(cancellationToken);
        await Task.WhenAll(books.TidyAsync("orders", OrdersTables, cancellationToken), books.TidyAsync("inventory", InventoryTables, cancellationToken), books.TidyAsync("payments", PaymentsTables, cancellationToken));
    }
}
