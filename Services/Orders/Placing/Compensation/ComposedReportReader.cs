using Dapper;
using Evolution.Contracts.Orders;
using Evolution.Orders.Remote;
using Evolution.Orders.Reports;
using Npgsql;

namespace Evolution.Orders.Placing.Compensation;

/// <summary>
/// Phase 2: composes the report from three services: quantities from Orders, product names and stock from Inventory, charges from
/// Payments. The parts are read at different times and may differ by the latest orders.
/// </summary>
sealed class ComposedReportReader(NpgsqlDataSource database, InventoryClient inventory, PaymentsClient payments) : ISalesReportReader
{
    public async Task<SalesReport> ReadAsync(int top, CancellationToken cancellationToken)
    {
        var totalsTask = payments.GetTotalsAsync(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition("""
            SELECT count(*) FROM orders.orders WHERE status = 'confirmed';

            SELECT l.product_id AS ProductId, NULL AS name, sum(l.quantity)::bigint AS units, sum(l.quantity * l.unit_price_minor) AS RevenueMinor, o.currency, 0::bigint AS available
            FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id
            WHERE o.status = 'confirmed' GROUP BY l.product_id, o.currency ORDER BY units DESC, l.product_id LIMIT @top
            """, new { top }, cancellationToken: cancellationToken));
        var orders = await results.ReadSingleAsync<long>();
        var soldProducts = (await results.ReadAsync<SalesRow>()).AsList();

        var ids = soldProducts.Select(product => product.ProductId).Distinct().ToArray();
        if (ids is []) return new(DateTimeOffset.UtcNow, orders, (await totalsTask).Charged, []);
        var productsTask = inventory.FindProductsAsync(ids, cancellationToken);
        var stockTask = inventory.FindStockAsync(ids, cancellationToken);
        await Task.WhenAll(productsTask, stockTask, totalsTask);

        return new(DateTimeOffset.UtcNow, orders, (await totalsTask).Charged, [.. soldProducts
            .Select(row => row with { Name = productsTask.Result.GetValueOrDefault(row.ProductId)?.Name, Available = stockTask.Result.GetValueOrDefault(row.ProductId)?.Available ?? 0 })
            .Select(row => row.ToSales())]);
    }
}
