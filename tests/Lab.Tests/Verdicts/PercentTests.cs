using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Tests.Verdicts;

public sealed class PercentTests
{
    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0001, "1%")]
    [InlineData(0.974, "97%")]
    [InlineData(0.9999, "99%")]
    [InlineData(1, "100%")]
    [InlineData(1.204, "120%")]
    [InlineData(-0.07, "-7%")]
    public void Only_exact_shares_are_shown_as_0_or_100_percent(double share, string text) => Percent.Format(share).ShouldBe(text);

    [Theory]
    [InlineData(0.12, "+12")]
    [InlineData(-0.12, "-12")]
    [InlineData(0.004, "±0")]
    public void A_difference_has_its_sign(double difference, string text) => Percent.FormatPoints(difference).ShouldBe(text);
}
