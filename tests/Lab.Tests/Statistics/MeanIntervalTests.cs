using Evolution.Lab.Statistics;

namespace Evolution.Lab.Tests.Statistics;

public sealed class MeanIntervalTests
{
    // The additional hours of sleep with the second drug, compared with the first, of ten patients (Student 1908, section IX).
    static readonly double[] Sleep = [1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4];

    [Fact]
    public void The_interval_of_Students_example_equals_the_published_one()
    {
        var interval = MeanInterval.Of(Sleep)!.Value;
        interval.Lower.ShouldBe(0.7001142, 1e-6);
        interval.Upper.ShouldBe(2.4598858, 1e-6);
    }

    [Fact]
    public void The_p_value_of_Students_example_equals_the_published_one() =>
        MeanInterval.GetPValueAbove(Sleep, 0).ShouldBe(0.002833 / 2, 1e-6, "half of the two-sided value");

    [Fact]
    public void The_lower_end_of_the_interval_is_the_bound_that_the_mean_exceeds_at_half_the_significance_level()
    {
        var interval = MeanInterval.Of(Sleep)!.Value;
        MeanInterval.GetPValueAbove(Sleep, interval.Lower).ShouldBe(0.025, 1e-9);
    }

    [Fact]
    public void Equal_values_have_an_interval_without_width()
    {
        MeanInterval.Of([0.4, 0.4, 0.4]).ShouldBe(new(0.4, 0.4));
        MeanInterval.GetPValueAbove([0.4, 0.4, 0.4], 0.3).ShouldBe(0);
        MeanInterval.GetPValueAbove([0.4, 0.4, 0.4], 0.4).ShouldBe(1);
    }

    [Fact]
    public void A_single_value_has_no_interval_and_proves_nothing()
    {
        MeanInterval.Of([0.4]).ShouldBeNull();
        MeanInterval.GetPValueAbove([0.4], 0).ShouldBe(1);
    }
}
