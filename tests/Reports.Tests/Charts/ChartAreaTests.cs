using Evolution.Reports.Charts;

namespace Evolution.Reports.Tests.Charts;

public sealed class ChartAreaTests
{
    static readonly ChartArea Area = new(Left: 50, Top: 20, Right: 250, Bottom: 120, From: -3, To: 17, Lowest: 0, Highest: 1);

    [Theory]
    [InlineData(-3, 50)]
    [InlineData(7, 150)]
    [InlineData(17, 250)]
    [InlineData(40, 250)]
    public void An_x_value_is_mapped_and_clamped_to_the_area(double value, double position) => Area.GetX(value).ShouldBe(position);

    [Theory]
    [InlineData(0, 120)]
    [InlineData(1, 20)]
    [InlineData(0.25, 95)]
    [InlineData(-1, 120)]
    public void A_greater_y_value_is_higher(double value, double position) => Area.GetY(value).ShouldBe(position);

    [Fact]
    public void Points_are_formatted_for_SVG() => Area.FormatPoints([new(-3, 0), new(7, 0.333)]).ShouldBe("50,120 150,86.7");

    [Theory]
    [InlineData(-3, 17, new[] { 0.0, 5, 10, 15 })]
    [InlineData(-1, 6.4, new[] { 0.0, 2, 4, 6 })]
    [InlineData(0, 0.5, new[] { 0, 0.1, 0.2, 0.3, 0.4, 0.5 })]
    public void Ticks_are_few_and_round(double from, double to, double[] ticks) => (Area with { From = from, To = to }).GetTicks().ShouldBe(ticks, 1e-9);

    [Fact]
    public void Ticks_far_from_zero_are_limited() => (Area with { From = 1e18, To = 1e18 }).GetTicks().Count().ShouldBeLessThan(9);
}
