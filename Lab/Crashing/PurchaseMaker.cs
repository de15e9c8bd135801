using System.Text.Json;

namespace Evolution.Lab.Crashing;

/// <summary>Generates purchases. The same seed generates the same purchases.</summary>
/// <param name="seed">The seed of the random choices.</param>
/// <param name="scarce">Products with low stock, so that customers compete for the last pieces.</param>
public sealed class PurchaseMaker(int seed, IReadOnlyList<int> scarce)
{
    const int Customers = 1_000;
    const int Products = 1_000;
    const int MaxLines = 3;
    const int MaxPieces = 3;
    const double DeclinedShare = 0.1;
    const double ScarceShare = 0.05;
    const double TwiceShare = 0.05;

    readonly Random random = new(seed);

    public Purchase Next()
    {
        var lines = Enumerable.Range(0, random.Next(MaxLines) + 1).Select(_ => random.Next(Products) + 1).Distinct()
            .Select(product => new { productId = product, quantity = random.Next(MaxPieces) + 1 }).ToList();
        if (scarce is not [] && random.NextDouble() < ScarceShare) lines.Add(new { productId = scarce[random.Next(scarce.Count)], quantity = 1 });
        var body = new
        {
            customerId = $"customer-{random.Next(Customers) + 1:D4}",
            card = random.NextDouble() < DeclinedShare ? "tok_stolen" : "tok_approved",
            lines,
        };
        return new($"crash-{Guid.NewGuid():N}", JsonSerializer.Serialize(body), random.NextDouble() < TwiceShare);
    }
}
