using Evolution.Lab.Statistics;

namespace Evolution.Lab.Tests.Statistics;

public sealed class HolmCorrectionTests
{
    [Theory]
    [InlineData(new[] { 0.01, 0.04, 0.03, 0.005 }, new[] { 0.03, 0.06, 0.06, 0.02 })] // Also the result of R's p.adjust.
    [InlineData(new[] { 0.5, 0.6, 0.7 }, new[] { 1.0, 1.0, 1.0 })]
    [InlineData(new[] { 0.02 }, new[] { 0.02 })]
    [InlineData(new double[0], new double[0])]
    public void P_values_are_adjusted_from_the_smallest_on(double[] pValues, double[] expected)
    {
        var adjusted = HolmCorrection.Adjust(pValues);
        adjusted.Count.ShouldBe(expected.Length);
        foreach (var (actual, value) in adjusted.Zip(expected)) actual.ShouldBe(value, 1e-12);
    }
}
