using Evolution.Contracts;
using Evolution.Contracts.Orders;

namespace Evolution.Orders.Reading;

/// <summary>An order as it is stored, its lines as arrays.</summary>
sealed record OrderRow(Guid Id, string CustomerId, string Status, string? Reason, long? TotalMinor, string? Currency, DateTime PlacedAt, int[] ProductIds, int[] Quantities, long?[] UnitPrices)
{
    public const string Select = """
        SELECT o.id, o.customer_id AS CustomerId, o.status, o.reason, o.total_minor AS TotalMinor, o.currency, o.placed_at AS PlacedAt,
               array_agg(l.product_id ORDER BY l.product_id) AS ProductIds,
               array_agg(l.quantity ORDER BY l.product_id) AS Quantities,
               array_agg(l.unit_price_minor ORDER BY l.product_id) AS UnitPrices
        FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id
        """;

    public Order ToOrder() => new(Id, CustomerId, ReadStatus(), Reason, [.. ProductIds.Select(Line)], Money(TotalMinor), PlacedAt);

    PricedLine Line(int productId, int index) => new(productId, Quantities[index], Money(UnitPrices[index]));

    Money? Money(long? minorUnits) => minorUnits is { } amount && Currency is not null ? new(amount, Currency) : null;

    // While what was done for it is taken back, an order is still open to those who ask.
    OrderStatus ReadStatus() => Status is "undoing" ? OrderStatus.Pending : Enum.Parse<OrderStatus>(Status.Replace("-", ""), ignoreCase: true);
}
