using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Costs.History;

/// <summary>
/// Gives a shop a past: orders that were placed and confirmed before, written straight into the books of all services, so that they
/// agree as after real orders. It can be taken away again. Nobody else may order meanwhile.
/// </summary>
/// <param name="topology">The shop.</param>
/// <param name="seed">What the orders follow from.</param>
public sealed class OrderHistory(RunningTopology topology, int seed)
{
    const string OrdersTables = "orders.orders, orders.order_lines, orders.sales, orders.stock_levels, orders.sales_totals";
    const string InventoryTables = "inventory.stock, inventory.reservations";
    const string PaymentsTables = "payments.charges";

    readonly List<PastOrder> written = [];
    Past? past;

    // Only where Inventory takes the stock itself does it note for which order it did; only messages keep a projection.
    bool HasReservations => topology.State.Placement is not "shared-transaction";
    bool HasProjection => topology.State.Placement is "messages";

    /// <summary>Adds orders to it.</summary>
    /// <exception cref="NpgsqlException">A store failed; then nothing was written, unless it failed at the very end.</exception>
    public async Task AddAsync(int count, CancellationToken cancellation)
    {
        if (count is 0) return;
        IReadOnlyList<PastOrder> added = [];
        await ChangeAsync(async books =>
        {
            past ??= new(await books.Inventory.ProductsAsync(cancellation), seed);
            added = past.Make(count, DateTimeOffset.UtcNow);
            var levels = await books.Inventory.TakeAsync(added, 1, cancellation);
            await Task.WhenAll(ReserveAsync(books, added, cancellation), books.Payments.ChargeAsync(added, cancellation), StoreAsync(books, added, levels, cancellation));
        }, cancellation);
        written.AddRange(added);
    }

    /// <summary>Takes all of it away.</summary>
    public async Task RemoveAsync(CancellationToken cancellation)
    {
        if (written is []) return;
        Guid[] ids = [.. written.Select(order => order.Id)];
        await ChangeAsync(async books =>
        {
            var levels = await books.Inventory.TakeAsync(written, -1, cancellation);
            await Task.WhenAll(
                books.DeleteAsync("inventory", "DELETE FROM inventory.reservations WHERE order_id = ANY($1)", ids, cancellation),
                books.DeleteAsync("payments", "DELETE FROM payments.charges WHERE order_id = ANY($1)", ids, cancellation),
                ForgetAsync(books, levels, ids, cancellation));
        }, cancellation);
        written.Clear();
    }

    Task ReserveAsync(OpenBooks books, IReadOnlyList<PastOrder> orders, CancellationToken cancellation) =>
        HasReservations ? books.Inventory.ReserveAsync(orders, cancellation) : Task.CompletedTask;

    async Task StoreAsync(OpenBooks books, IReadOnlyList<PastOrder> orders, IReadOnlyDictionary<int, StockLevel> levels, CancellationToken cancellation)
    {
        await books.Orders.StoreAsync(orders, cancellation);
        if (HasProjection) await books.Sales.EnterAsync(orders, levels, 1, cancellation);
    }

    async Task ForgetAsync(OpenBooks books, IReadOnlyDictionary<int, StockLevel> levels, Guid[] ids, CancellationToken cancellation)
    {
        await books.DeleteAsync("orders", "DELETE FROM orders.order_lines WHERE order_id = ANY($1)", ids, cancellation);
        await books.DeleteAsync("orders", "DELETE FROM orders.orders WHERE id = ANY($1)", ids, cancellation);
        if (HasProjection) await books.Sales.EnterAsync(written, levels, -1, cancellation);
    }

    /// <summary>Changes all books or none, and tidies up, so that neither stale statistics nor a vacuum that starts by itself is measured.</summary>
    async Task ChangeAsync(Func<OpenBooks, Task> change, CancellationToken cancellation)
    {
        await using var books = await OpenBooks.OpenAsync(topology, cancellation);
        await books.BeginAsync(cancellation);
        await change(books);
        await books.CommitAsync(cancellation);
        await Task.WhenAll(books.TidyAsync("orders", OrdersTables, cancellation), books.TidyAsync("inventory", InventoryTables, cancellation), books.TidyAsync("payments", PaymentsTables, cancellation));
    }
}
