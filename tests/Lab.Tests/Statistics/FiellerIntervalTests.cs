using Evolution.Lab.Statistics;

namespace Evolution.Lab.Tests.Statistics;

public sealed class FiellerIntervalTests
{
    static readonly double[] Numerators = [41, 36, 44, 39, 42];
    static readonly double[] Denominators = [52, 47, 50, 55, 49];

    [Fact]
    public void The_ends_are_the_ratios_at_which_the_difference_stops_being_significant()
    {
        var interval = FiellerInterval.Of(Numerators, Denominators)!.Value;
        GetIntervalOfDifference(interval.Lower).Lower.ShouldBe(0, 1e-9);
        GetIntervalOfDifference(interval.Upper).Upper.ShouldBe(0, 1e-9);
        interval.Contains(Numerators.Average() / Denominators.Average()).ShouldBeTrue();
    }

    [Fact]
    public void A_constant_denominator_scales_the_interval_of_the_numerator()
    {
        var (ratio, numerator) = (FiellerInterval.Of(Numerators, [50, 50, 50, 50, 50])!.Value, MeanInterval.Of(Numerators)!.Value);
        ratio.Lower.ShouldBe(numerator.Lower / 50, 1e-9);
        ratio.Upper.ShouldBe(numerator.Upper / 50, 1e-9);
    }

    [Fact]
    public void A_negative_denominator_keeps_the_order_of_the_ends()
    {
        var (negated, interval) = (FiellerInterval.Of(Numerators, [.. Denominators.Select(value => -value)])!.Value, FiellerInterval.Of(Numerators, Denominators)!.Value);
        negated.Lower.ShouldBe(-interval.Upper, 1e-9);
        negated.Upper.ShouldBe(-interval.Lower, 1e-9);
    }

    [Fact]
    public void A_denominator_that_may_be_zero_has_no_interval() => FiellerInterval.Of(Numerators, [3, -2, 5, -4, 1]).ShouldBeNull();

    static ConfidenceInterval GetIntervalOfDifference(double ratio) =>
        MeanInterval.Of([.. Numerators.Zip(Denominators, (numerator, denominator) => numerator - (ratio * denominator))])!.Value;
}
