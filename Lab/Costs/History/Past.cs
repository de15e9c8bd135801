namespace Evolution.Lab.Costs.History;

/// <summary>Makes up orders that customers could have placed: the same seed makes the same orders, but for their numbers.</summary>
/// <param name="products">What they could order.</param>
/// <param name="seed">What the choices follow from.</param>
public sealed class Past(IReadOnlyList<Product> products, int seed)
{
    const int Customers = 1_000;
    const int MaxLines = 3;
    const int MaxPieces = 2;
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    readonly Random random = new(seed);

    /// <summary>Makes some, the last of them placed at a moment.</summary>
    public IReadOnlyList<PastOrder> Make(int count, DateTimeOffset until) =>
        [.. Enumerable.Range(1, count).Select(number => Make(until - ((count - number) * Between)))];

    /// <summary>
    /// Numbers follow the time, as those that Orders gives do (UUID version 7): tables and their indexes then lie in the same order
    /// as after real orders. With random numbers a JOIN would look for each order's lines and charge on another page.
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
