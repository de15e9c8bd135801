using Evolution.Evo.Bench.Load;

namespace Evolution.Evo.Tests.Bench;

public sealed class WarmUpTests
{
    [Theory]
    [InlineData(false, new int[0])]
    [InlineData(false, 1_000, 1_000, 1_000)]
    [InlineData(true, 1_000, 1_000, 1_000, 1_000)]
    [InlineData(true, 1_000, 1_050, 900, 950)]
    [InlineData(false, 400, 700, 900, 900)]
    [InlineData(false, 400, 900, 880, 960, 900)]
    [InlineData(true, 400, 900, 880, 940, 900)]
    [InlineData(false, 400, 200, 300, 500)]
    public void The_warm_up_is_over_after_three_intervals_without_improvement(bool isOver, params int[] rates) => WarmUp.IsOver([.. rates.Select(rate => (double)rate)]).ShouldBe(isOver);

    [Fact]
    public void The_warm_up_ends_after_twelve_intervals_even_if_every_interval_is_faster() =>
        WarmUp.IsOver([.. Enumerable.Range(1, 12).Select(interval => Math.Pow(2, interval))]).ShouldBeTrue();
}
