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
    public void It_is_over_when_the_last_three_stretches_were_hardly_faster_than_the_best_before(bool over, params int[] rates) => WarmUp.IsOver([.. rates.Select(rate => (double)rate)]).ShouldBe(over);

    [Fact]
    public void It_ends_also_where_every_stretch_is_faster_than_the_last() =>
        WarmUp.IsOver([.. Enumerable.Range(1, 12).Select(stretch => Math.Pow(2, stretch))]).ShouldBeTrue();
}
