namespace Evolution.Lab.Costs.History;

/// <summary>Generates orders that customers could have placed. The same seed generates the same orders, except for their IDs.</summary>
/// <param name="products">The products that customers can order.</param>
/// <param name="seed">The seed of the random choices.</param>
public sealed class Past(IReadOnlyList<Product> products, int seed)
{
    const int Customers = 1_000;
    const int MaxLines = 3;
    const int MaxPieces = 2;
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    readonly Random random = new(seed);

    /// <summary>Generates orders, the last of which is placed at the given time.</summary>
    public IReadOnlyList<PastOrder> Make(int count, DateTimeOffset until) =>
        [.. Enumerable.Range(1, count).Select(number => Make(until - ((count - number) * Between)))];

    /// <summary>
    /// Creates IDs that follow the time, like those that Orders creates (UUID version 7). Tables and indexes are then laid out as after real
    /// orders. With random IDs, a JOIN would read a different page for each order's lines and charge.
    /// </summary>
    PastOrder Make(DateTimeOffset placedAt)
    {
        var lines = new Dictionary<int, PastLine>();
        for (var wanted = random.Next(MaxLines) + 1; wanted > 0; wanted--)
        {
            var product = products[random.Next(products.Count)];
            lines[product.Id] = new(product, random.Next(MaxPieces) + 1);
        }
        return new(Guid.CreateVersion7(placedAt), $"past-{random.Next(Customers) + 1:D4}", placedAt, [.. lines.Values.OrderBy(line => line.Product.Id)]);
    }
}
