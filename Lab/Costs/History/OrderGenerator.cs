namespace Evolution.Lab.Costs.History;

/// <summary>Generates orders that customers could have placed. The same seed generates the same orders, except for their IDs.</summary>
/// <param name="products">The products that customers can order.</param>
/// <param name="seed">The seed of the random choices.</param>
public sealed class OrderGenerator(IReadOnlyList<Product> products, int seed)
{
    const int CustomerCount = 1_000;
    const int MaxLines = 3;
    const int MaxQuantity = 2;
    static readonly TimeSpan OrderInterval = TimeSpan.FromMilliseconds(20);

    readonly Random random = new(seed);

    /// <summary>Generates orders at constant intervals. The last one is placed at the given time.</summary>
    public IReadOnlyList<HistoricalOrder> Generate(int count, DateTimeOffset lastPlacedAt) =>
        [.. Enumerable.Range(1, count).Select(number => Create(lastPlacedAt - ((count - number) * OrderInterval)))];

    /// <summary>
    /// Creates an order whose ID is ordered by time, like those of Orders (UUID version 7), so that tables and indexes are laid out as after
    /// real orders. With random IDs, a JOIN would read a different page for each order's lines and charge.
    /// </summary>
    HistoricalOrder Create(DateTimeOffset placedAt)
    {
        var lines = new Dictionary<int, HistoricalOrderLine>();
        for (var remaining = random.Next(MaxLines) + 1; remaining > 0; remaining--)
        {
            var product = products[random.Next(products.Count)];
            lines[product.Id] = new(product, random.Next(MaxQuantity) + 1);
        }
        return new(Guid.CreateVersion7(placedAt), $"past-{random.Next(CustomerCount) + 1:D4}", placedAt, [.. lines.Values.OrderBy(line => line.Product.Id)]);
    }
}
