using Npgsql;

namespace Evolution.Lab.Costs.History;

/// <summary>The projection of the sales, which Orders keeps where orders travel as messages.</summary>
sealed class SalesBook(NpgsqlConnection connection)
{
    /// <summary>Enters orders, as Orders does when they are charged, or takes them out again.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="levels">The levels of their products after it.</param>
    /// <param name="sign">1 to enter, -1 to take out.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task EnterAsync(IReadOnlyList<PastOrder> orders, IReadOnlyDictionary<int, StockLevel> levels, int sign, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Products(orders, levels, sign), Totals(orders, sign), new("DELETE FROM orders.sales WHERE units = 0"), new("DELETE FROM orders.sales_totals WHERE orders = 0") },
        };
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    static NpgsqlBatchCommand Products(IReadOnlyList<PastOrder> orders, IReadOnlyDictionary<int, StockLevel> levels, int sign)
    {
        var sold = orders.SelectMany(order => order.Lines).GroupBy(line => line.Product)
            .Select(lines => (Product: lines.Key, Units: sign * lines.Sum(line => (long)line.Quantity), Revenue: sign * lines.Sum(line => line.RevenueMinor), Level: levels[lines.Key.Id])).ToArray();
        return new("""
            INSERT INTO orders.sales AS s (product_id, name, units, revenue_minor, currency, available, stock_version)
            SELECT product_id, name, units, revenue_minor, $7, available, stock_version
            FROM unnest($1, $2, $3, $4, $5, $6) AS new (product_id, name, units, revenue_minor, available, stock_version)
            ON CONFLICT (product_id) DO UPDATE SET
                units = s.units + excluded.units,
                revenue_minor = s.revenue_minor + excluded.revenue_minor,
                available = CASE WHEN excluded.stock_version > s.stock_version THEN excluded.available ELSE s.available END,
                stock_version = greatest(s.stock_version, excluded.stock_version)
            """)
        {
            Parameters =
            {
                new() { Value = sold.Select(row => row.Product.Id).ToArray() },
                new() { Value = sold.Select(row => row.Product.Name).ToArray() },
                new() { Value = sold.Select(row => row.Units).ToArray() },
                new() { Value = sold.Select(row => row.Revenue).ToArray() },
                new() { Value = sold.Select(row => row.Level.Available).ToArray() },
                new() { Value = sold.Select(row => row.Level.Version).ToArray() },
                new() { Value = PastOrder.Currency },
            },
        };
    }

    static NpgsqlBatchCommand Totals(IReadOnlyList<PastOrder> orders, int sign) => new("""
        INSERT INTO orders.sales_totals AS t (currency, orders, charged_minor, changed_at) VALUES ($1, $2, $3, now())
        ON CONFLICT (currency) DO UPDATE SET
            orders = t.orders + excluded.orders, charged_minor = t.charged_minor + excluded.charged_minor, changed_at = excluded.changed_at
        """)
    {
        Parameters = { new() { Value = PastOrder.Currency }, new() { Value = sign * (long)orders.Count }, new() { Value = sign * orders.Sum(order => order.TotalMinor) } },
    };
}
