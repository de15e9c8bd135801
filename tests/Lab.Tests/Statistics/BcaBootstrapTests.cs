using Evolution.Lab.Statistics;

namespace Evolution.Lab.Tests.Statistics;

public sealed class BcaBootstrapTests
{
    // The spatial test of 26 neurologically impaired children, test A (Efron and Tibshirani 1993, table 14.1).
    static readonly double[] SpatialTest = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];

    [Fact]
    public void The_interval_of_the_variance_of_the_spatial_test_equals_the_published_one()
    {
        GetVariance(SpatialTest).ShouldBe(171.5, 0.05);
        var interval = BcaBootstrap.Of(SpatialTest, GetVariance, confidence: 0.9)!.Value;

        // Published for 2000 samples: (115.8, 259.6). The standard bootstrap interval, which has no correction, is (98.8, 233.6).
        interval.Lower.ShouldBe(115.8, 4);
        interval.Upper.ShouldBe(259.6, 8);
    }

    [Fact]
    public void The_same_values_and_seed_result_in_the_same_interval() =>
        BcaBootstrap.Of(SpatialTest, GetVariance).ShouldBe(BcaBootstrap.Of(SpatialTest, GetVariance));

    [Fact]
    public void Equal_values_have_an_interval_without_width() =>
        BcaBootstrap.Of([3, 3, 3, 3, 3, 3, 3, 3, 3, 3], values => values.Average()).ShouldBe(new(3, 3));

    [Fact]
    public void The_interval_of_the_mean_of_symmetric_values_is_close_to_that_of_Students_t()
    {
        double[] values = [.. Enumerable.Range(-20, 41).Select(value => (double)value)];
        var (bootstrap, student) = (BcaBootstrap.Of(values, sample => sample.Average())!.Value, MeanInterval.Of(values)!.Value);
        bootstrap.Lower.ShouldBe(student.Lower, 0.3);
        bootstrap.Upper.ShouldBe(student.Upper, 0.3);
    }

    [Fact]
    public void A_single_value_has_no_interval() => BcaBootstrap.Of([3], values => values.Average()).ShouldBeNull();

    static double GetVariance(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }
}
