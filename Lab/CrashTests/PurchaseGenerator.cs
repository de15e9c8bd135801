using Evolution.Lab.Shop;

namespace Evolution.Lab.CrashTests;

/// <summary>Generates purchases. The same seed generates the same purchases.</summary>
/// <param name="seed">The seed of the random choices.</param>
/// <param name="scarceProducts">Products with low stock, so that customers compete for the last items.</param>
public sealed class PurchaseGenerator(int seed, IReadOnlyList<int> scarceProducts)
{
    const int CustomerCount = 1_000;
    const int ProductCount = 1_000;
    const int MaxLines = 3;
    const int MaxQuantity = 3;
    const double DeclinedShare = 0.1;
    const double ScarceShare = 0.05;
    const double SentTwiceShare = 0.05;

    readonly Random random = new(seed);

    public Purchase Next()
    {
        var lines = Enumerable.Range(0, random.Next(MaxLines) + 1).Select(_ => random.Next(ProductCount) + 1).Distinct()
            .Select(product => new PlaceOrderRequest.Line(product, random.Next(MaxQuantity) + 1)).ToList();
        if (scarceProducts is not [] && random.NextDouble() < ScarceShare) lines.Add(new(scarceProducts[random.Next(scarceProducts.Count)], 1));
        var customer = $"customer-{random.Next(CustomerCount) + 1:D4}";
        var card = random.NextDouble() < DeclinedShare ? PlaceOrderRequest.DeclinedCard : PlaceOrderRequest.ApprovedCard;
        return new(new(customer, card, lines) { Key = $"crash-{Guid.NewGuid():N}" }, random.NextDouble() < SentTwiceShare);
    }
}
