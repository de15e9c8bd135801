using Npgsql;

namespace Evolution.Lab.Costs.History;

/// <summary>Writes the sales projection, which Orders maintains if orders are placed by messages.</summary>
public sealed class SalesProjectionWriter(NpgsqlConnection connection)
{
    /// <summary>Adds orders to the projection, as Orders does when they are charged, or removes them.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="levels">The stock levels of their products after the change.</param>
    /// <param name="sign">1 to add, -1 to remove.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task ApplyAsync(IReadOnlyList<HistoricalOrder> orders, IReadOnlyDictionary<int, StockLevel> levels, int sign, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { CreateSalesCommand(orders, sign), CreateStockLevelsCommand(levels), CreateTotalsCommand(orders, sign), new("DELETE FROM orders.sales WHERE units = 0"), new("DELETE FROM orders.sales_totals WHERE orders = 0") },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    static NpgsqlBatchCommand CreateSalesCommand(IReadOnlyList<HistoricalOrder> orders, int sign)
    {
        var sales = orders.SelectMany(order => order.Lines).GroupBy(line => line.Product)
            .Select(lines => (Product: lines.Key, Units: sign * lines.Sum(line => (long)line.Quantity), Revenue: sign * lines.Sum(line => line.RevenueMinor))).ToArray();
        return new("""
            INSERT INTO orders.sales AS s (product_id, name, units, revenue_minor, currency)
            SELECT product_id, name, units, revenue_minor, $5
            FROM unnest($1, $2, $3, $4) AS new (product_id, name, units, revenue_minor)
            ON CONFLICT (product_id) DO UPDATE SET units = s.units + excluded.units, revenue_minor = s.revenue_minor + excluded.revenue_minor
            """)
        {
            Parameters =
            {
                new() { Value = sales.Select(row => row.Product.Id).ToArray() },
                new() { Value = sales.Select(row => row.Product.Name).ToArray() },
                new() { Value = sales.Select(row => row.Units).ToArray() },
                new() { Value = sales.Select(row => row.Revenue).ToArray() },
                new() { Value = HistoricalOrder.Currency },
            },
        };
    }

    static NpgsqlBatchCommand CreateStockLevelsCommand(IReadOnlyDictionary<int, StockLevel> levels) => new("""
        INSERT INTO orders.stock_levels AS l (product_id, available, version) SELECT * FROM unnest($1, $2, $3)
        ON CONFLICT (product_id) DO UPDATE SET available = excluded.available, version = excluded.version WHERE l.version < excluded.version
        """)
    {
        Parameters =
        {
            new() { Value = levels.Keys.ToArray() },
            new() { Value = levels.Values.Select(level => level.Available).ToArray() },
            new() { Value = levels.Values.Select(level => level.Version).ToArray() },
        },
    };

    static NpgsqlBatchCommand CreateTotalsCommand(IReadOnlyList<HistoricalOrder> orders, int sign) => new("""
        INSERT INTO orders.sales_totals AS t (currency, orders, charged_minor, changed_at) VALUES ($1, $2, $3, now())
        ON CONFLICT (currency) DO UPDATE SET
            orders = t.orders + excluded.orders, charged_minor = t.charged_minor + excluded.charged_minor, changed_at = excluded.changed_at
        """)
    {
        Parameters = { new() { Value = HistoricalOrder.Currency }, new() { Value = sign * (long)orders.Count }, new() { Value = sign * orders.Sum(order => order.TotalMinor) } },
    };
}
