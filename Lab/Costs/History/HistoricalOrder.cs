namespace Evolution.Lab.Costs.History;

/// <summary>A confirmed order of the generated history.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Customer">The customer who placed it.</param>
/// <param name="PlacedAt">The time at which it was placed.</param>
/// <param name="Lines">The order lines, at most one per product.</param>
public sealed record HistoricalOrder(Guid Id, string Customer, DateTimeOffset PlacedAt, IReadOnlyList<HistoricalOrderLine> Lines)
{
    /// <summary>The currency of all prices.</summary>
    public const string Currency = "EUR";

    public long TotalMinor { get; } = Lines.Sum(line => line.RevenueMinor);
}

/// <summary>An order line.</summary>
/// <param name="Product">The product.</param>
/// <param name="Quantity">The number of items.</param>
public readonly record struct HistoricalOrderLine(Product Product, int Quantity)
{
    public long RevenueMinor => Product.PriceMinor * Quantity;
}

/// <summary>A product with sufficient stock.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Name">Its name.</param>
/// <param name="PriceMinor">Its price in minor units.</param>
public sealed record Product(int Id, string Name, long PriceMinor);
