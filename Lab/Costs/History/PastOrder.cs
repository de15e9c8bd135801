namespace Evolution.Lab.Costs.History;

/// <summary>A confirmed order of the past.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Customer">Who placed it.</param>
/// <param name="PlacedAt">When.</param>
/// <param name="Lines">What was ordered, of each product once.</param>
public sealed record PastOrder(Guid Id, string Customer, DateTimeOffset PlacedAt, IReadOnlyList<PastLine> Lines)
{
    /// <summary>Every product that is sold here has its price in this currency.</summary>
    public const string Currency = "EUR";

    public long TotalMinor { get; } = Lines.Sum(line => line.RevenueMinor);
}

/// <summary>A line of it.</summary>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How many pieces.</param>
public readonly record struct PastLine(Product Product, int Quantity)
{
    public long RevenueMinor => Product.PriceMinor * Quantity;
}

/// <summary>A product that there is enough of.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="PriceMinor">Its price in the smallest unit.</param>
public sealed record Product(int Id, string Name, long PriceMinor);
