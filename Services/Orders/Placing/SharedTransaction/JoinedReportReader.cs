using Dapper;
using Evolution.Contracts.Orders;
using Evolution.Orders.Reports;
using Npgsql;

namespace Evolution.Orders.Placing.SharedTransaction;

/// <summary>Phases 0 and 1: reads the report by joining the three schemas, so it is always up to date.</summary>
sealed class JoinedReportReader(NpgsqlDataSource database) : ISalesReportReader
{
    public async Task<SalesReport> ReadAsync(int top, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition("""
            SELECT c.currency, count(*) AS orders, sum(c.amount_minor) AS ChargedMinor
            FROM orders.orders o JOIN payments.charges c ON c.order_id = o.id AND c.status = 'charged'
            WHERE o.status = 'confirmed' GROUP BY c.currency ORDER BY c.currency;

            SELECT p.id AS ProductId, p.name, sum(l.quantity)::bigint AS units, sum(l.quantity * l.unit_price_minor) AS RevenueMinor, o.currency, s.available
            FROM orders.orders o
            JOIN payments.charges c ON c.order_id = o.id AND c.status = 'charged'
            JOIN orders.order_lines l ON l.order_id = o.id
            JOIN inventory.products p ON p.id = l.product_id
            JOIN inventory.stock s ON s.product_id = p.id
            WHERE o.status = 'confirmed' GROUP BY p.id, o.currency, s.available ORDER BY units DESC, p.id LIMIT @top
            """, new { top }, cancellationToken: cancellationToken));
        var totals = (await results.ReadAsync<TotalRow>()).AsList();
        var products = (await results.ReadAsync<SalesRow>()).AsList();
        return new(DateTimeOffset.UtcNow, totals.Sum(total => total.Orders), [.. totals.Select(total => total.ToMoney())], [.. products.Select(product => product.ToSales())]);
    }
}
