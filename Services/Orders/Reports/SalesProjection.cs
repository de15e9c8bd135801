using Evolution.Contracts.Messages;
using Npgsql;

namespace Evolution.Orders.Reports;

/// <summary>The statements that keep the projected sales up to date.</summary>
static class SalesProjection
{
    /// <summary>Enters orders that were charged.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Enter(IReadOnlyList<PaymentCharged> orders)
    {
        // Sorted, so that two transactions that touch the same products wait for each other and never deadlock.
        var products = orders.SelectMany(order => order.Lines).GroupBy(line => line.ProductId).OrderBy(product => product.Key)
            .Select(lines => (Newest: lines.MaxBy(line => line.Level.Version)!, Units: lines.Sum(line => (long)line.Quantity), Revenue: lines.Sum(line => line.UnitPrice.MinorUnits * line.Quantity)))
            .ToArray();
        yield return new("""
            INSERT INTO orders.sales AS s (product_id, name, units, revenue_minor, currency, available, stock_version)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (product_id) DO UPDATE SET
                units = s.units + excluded.units,
                revenue_minor = s.revenue_minor + excluded.revenue_minor,
                available = CASE WHEN excluded.stock_version > s.stock_version THEN excluded.available ELSE s.available END,
                stock_version = greatest(s.stock_version, excluded.stock_version)
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<int[]> { TypedValue = [.. products.Select(product => product.Newest.ProductId)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. products.Select(product => product.Newest.Name)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. products.Select(product => product.Units)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. products.Select(product => product.Revenue)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. products.Select(product => product.Newest.UnitPrice.Currency)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. products.Select(product => product.Newest.Level.Available)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. products.Select(product => product.Newest.Level.Version)] },
            },
        };

        var totals = orders.GroupBy(order => order.Total.Currency).OrderBy(currency => currency.Key, StringComparer.Ordinal).ToArray();
        yield return new("""
            INSERT INTO orders.sales_totals AS t (currency, orders, charged_minor, changed_at)
            SELECT currency, orders, charged_minor, now() FROM unnest($1, $2, $3) AS new (currency, orders, charged_minor)
            ON CONFLICT (currency) DO UPDATE SET
                orders = t.orders + excluded.orders, charged_minor = t.charged_minor + excluded.charged_minor, changed_at = excluded.changed_at
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. totals.Select(total => total.Key)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. totals.Select(total => total.LongCount())] },
                new NpgsqlParameter<long[]> { TypedValue = [.. totals.Select(total => total.Sum(order => order.Total.MinorUnits))] },
            },
        };
    }

    /// <summary>Takes over levels of products that have been sold before, where they are newer.</summary>
    public static NpgsqlBatchCommand Correct(IEnumerable<StockLevel> levels)
    {
        var newest = levels.GroupBy(level => level.ProductId).OrderBy(product => product.Key).Select(product => product.MaxBy(level => level.Version)!).ToArray();
        return new("""
            UPDATE orders.sales s SET available = new.available, stock_version = new.version
            FROM unnest($1, $2, $3) AS new (product_id, available, version) WHERE s.product_id = new.product_id AND s.stock_version < new.version
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<int[]> { TypedValue = [.. newest.Select(level => level.ProductId)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. newest.Select(level => level.Available)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. newest.Select(level => level.Version)] },
            },
        };
    }
}
