using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using Npgsql;

namespace Evolution.Orders.Reading;

/// <summary>Reads an order and its lines from one row, which contains the lines as arrays.</summary>
static class OrderRow
{
    /// <summary>While an order is being undone, clients see it as refused if its placement was refused, and otherwise as pending: the key of a failed order is not free yet.</summary>
    public const string SelectStatement = """
        SELECT o.id, o.customer_id, CASE WHEN o.status <> 'undoing' THEN o.status WHEN COALESCE(o.outcome, 'failed') = 'failed' THEN 'pending' ELSE o.outcome END AS status, o.reason, o.total_minor, o.currency, o.placed_at,
               array_agg(l.product_id ORDER BY l.product_id) AS product_ids,
               array_agg(l.quantity ORDER BY l.product_id) AS quantities,
               array_agg(l.unit_price_minor ORDER BY l.product_id) AS unit_prices
        FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id
        """;

    public static Order ReadOrder(this NpgsqlDataReader row)
    {
        var currency = row.GetNullableColumn<string>("currency");
        var products = row.GetColumn<int[]>("product_ids");
        var quantities = row.GetColumn<int[]>("quantities");
        var prices = row.GetColumn<long?[]>("unit_prices");
        return new(
            row.GetColumn<Guid>("id"),
            row.GetColumn<string>("customer_id"),
            OrderStore.ParseStatus(row.GetColumn<string>("status")),
            row.GetNullableColumn<string>("reason"),
            [.. products.Select((product, index) => new PricedLine(product, quantities[index], ToMoney(prices[index], currency)))],
            ToMoney(row.GetNullableColumn<long?>("total_minor"), currency),
            row.GetColumn<DateTimeOffset>("placed_at"));
    }

    static T GetColumn<T>(this NpgsqlDataReader row, string column) => row.GetFieldValue<T>(row.GetOrdinal(column));

    static T? GetNullableColumn<T>(this NpgsqlDataReader row, string column) => row.IsDBNull(row.GetOrdinal(column)) ? default : row.GetColumn<T>(column);

    static Money? ToMoney(long? minorUnits, string? currency) => minorUnits is { } amount && currency is not null ? new(amount, currency) : null;

}
