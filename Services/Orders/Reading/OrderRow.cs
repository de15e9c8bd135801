using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Npgsql;

namespace Evolution.Orders.Reading;

/// <summary>Reads an order and its lines from one row, which contains the lines as arrays.</summary>
static class OrderRow
{
    public const string Select = """
        SELECT o.id, o.customer_id, o.status, o.reason, o.total_minor, o.currency, o.placed_at,
               array_agg(l.product_id ORDER BY l.product_id) AS product_ids,
               array_agg(l.quantity ORDER BY l.product_id) AS quantities,
               array_agg(l.unit_price_minor ORDER BY l.product_id) AS unit_prices
        FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id
        """;

    public static Order ReadOrder(this NpgsqlDataReader row)
    {
        var currency = row.Nullable<string>("currency");
        var products = row.Value<int[]>("product_ids");
        var quantities = row.Value<int[]>("quantities");
        var prices = row.Value<long?[]>("unit_prices");
        return new(
            row.Value<Guid>("id"),
            row.Value<string>("customer_id"),
            StatusOf(row.Value<string>("status")),
            row.Nullable<string>("reason"),
            [.. products.Select((product, index) => new PricedLine(product, quantities[index], MoneyOf(prices[index], currency)))],
            MoneyOf(row.Nullable<long?>("total_minor"), currency),
            row.Value<DateTimeOffset>("placed_at"));
    }

    static T Value<T>(this NpgsqlDataReader row, string column) => row.GetFieldValue<T>(row.GetOrdinal(column));

    static T? Nullable<T>(this NpgsqlDataReader row, string column) => row.IsDBNull(row.GetOrdinal(column)) ? default : row.Value<T>(column);

    static Money? MoneyOf(long? minorUnits, string? currency) => minorUnits is { } amount && currency is not null ? new(amount, currency) : null;

    // Clients see an order as pending while it is being undone.
    static OrderStatus StatusOf(string stored) => stored is "undoing" ? OrderStatus.Pending : Enum.Parse<OrderStatus>(stored.Replace("-", ""), ignoreCase: true);
}
