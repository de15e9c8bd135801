using Dapper;
using Evolution.Contracts.Orders;
using Evolution.Orders.Reports;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>Phase 3: reads the report from Orders' own tables, which messages keep up to date. Calls no other service; the report is as current as the last message.</summary>
sealed class ProjectedReportReader(NpgsqlDataSource database) : ISalesReportReader
{
    public async Task<SalesReport> ReadAsync(int top, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition("""
            SELECT max(changed_at) FROM orders.sales_totals;

            SELECT currency, orders, charged_minor AS ChargedMinor FROM orders.sales_totals ORDER BY currency;

            SELECT s.product_id AS ProductId, s.name, s.units, s.revenue_minor AS RevenueMinor, s.currency, l.available
            FROM orders.sales s JOIN orders.stock_levels l ON l.product_id = s.product_id ORDER BY s.units DESC, s.product_id LIMIT @top
            """, new { top }, cancellationToken: cancellationToken));
        var changedAt = await results.ReadSingleAsync<DateTime?>();
        var totals = (await results.ReadAsync<TotalRow>()).AsList();
        var products = (await results.ReadAsync<SalesRow>()).AsList();
        return new(changedAt ?? DateTimeOffset.UtcNow, totals.Sum(total => total.Orders), [.. totals.Select(total => total.ToMoney())], [.. products.Select(product => product.ToSales())]);
    }
}
