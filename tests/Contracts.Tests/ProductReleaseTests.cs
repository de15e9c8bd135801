namespace Evolution.Contracts.Tests;

public sealed class ProductReleaseTests
{
    static readonly long[] EdgeCases = [0, 1, 9, 10, 99, 100, 101, 1_000_000_000_000, 999_999_999_999];

    /// <summary>Generates edge cases and a few thousand amounts of every magnitude, the same in every run.</summary>
    public static IEnumerable<long> GenerateAmounts()
    {
        var random = new Random(20260102);
        return EdgeCases.Concat(Enumerable.Range(0, 5_000).Select(_ => (long)Math.Pow(10, random.NextDouble() * 12)));
    }

    [Fact]
    public void Every_amount_round_trips_from_release_2_to_1()
    {
        foreach (var amount in GenerateAmounts())
        {
            var product = new Inventory.Product(1, "Chair", new Money(amount, "EUR"));
            product.ToV1().ToV2().ShouldBe(product);
        }
    }

    [Fact]
    public void Every_price_round_trips_from_release_1_to_2()
    {
        foreach (var amount in GenerateAmounts())
        {
            var product = new Inventory.V1.Product(1, "Chair", amount / 100m);
            product.ToV2().Price.MinorUnits.ShouldBe(amount);
            product.ToV2().ToV1().ShouldBe(product);
        }
    }

    [Theory]
    [InlineData("19.995", 2000)]
    [InlineData("0.005", 1)]
    [InlineData("0.004", 0)]
    [InlineData("1.9999999999999999999", 200)]
    public void A_price_with_fractions_of_a_cent_is_rounded(string price, long cents) =>
        new Inventory.V1.Product(1, "Chair", decimal.Parse(price)).ToV2().Price.ShouldBe(new Money(cents, "EUR"));
}
