using Evolution.Contracts.Messages;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>Creates the commands that keep the sales projection up to date.</summary>
static class SalesProjection
{
    /// <summary>Creates the commands that add charged orders to the sales figures.</summary>
    public static IEnumerable<NpgsqlBatchCommand> CreateSalesCommands(IReadOnlyList<PaymentCharged> orders)
    {
        // Sorted, so that concurrent transactions that update the same products never deadlock.
        var products = orders.SelectMany(order => order.Lines).GroupBy(line => line.ProductId).OrderBy(product => product.Key)
            .Select(lines => (First: lines.First(), Units: lines.Sum(line => (long)line.Quantity), Revenue: lines.Sum(line => (decimal)line.UnitPrice.MinorUnits * line.Quantity)))
            .ToArray();
        yield return new("""
            INSERT INTO orders.sales AS s (product_id, name, units, revenue_minor, currency)
            SELECT * FROM unnest($1, $2, $3, $4, $5)
            ON CONFLICT (product_id) DO UPDATE SET units = s.units + excluded.units, revenue_minor = s.revenue_minor + excluded.revenue_minor
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<int[]> { TypedValue = [.. products.Select(product => product.First.ProductId)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. products.Select(product => product.First.Name)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. products.Select(product => product.Units)] },
                new NpgsqlParameter<decimal[]> { TypedValue = [.. products.Select(product => product.Revenue)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. products.Select(product => product.First.UnitPrice.Currency)] },
            },
        };
        // Take the product id from the line, which the contract guarantees.
        yield return CreateStockLevelsCommand(orders.SelectMany(order => order.Lines).Select(line => line.Level with { ProductId = line.ProductId }));

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
                new NpgsqlParameter<decimal[]> { TypedValue = [.. totals.Select(total => total.Sum(order => (decimal)order.Total.MinorUnits))] },
            },
        };
    }

    /// <summary>Creates the command that stores levels newer than the stored ones, even for products without sales, because the message about a sale may arrive later.</summary>
    public static NpgsqlBatchCommand CreateStockLevelsCommand(IEnumerable<StockLevel> levels)
    {
        var newestLevels = levels.GroupBy(level => level.ProductId).OrderBy(product => product.Key).Select(product => product.MaxBy(level => level.Version)!).ToArray();
        return new("""
            INSERT INTO orders.stock_levels AS l (product_id, available, version) SELECT * FROM unnest($1, $2, $3)
            ON CONFLICT (product_id) DO UPDATE SET available = excluded.available, version = excluded.version WHERE l.version < excluded.version
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<int[]> { TypedValue = [.. newestLevels.Select(level => level.ProductId)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. newestLevels.Select(level => level.Available)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. newestLevels.Select(level => level.Version)] },
            },
        };
    }
}
