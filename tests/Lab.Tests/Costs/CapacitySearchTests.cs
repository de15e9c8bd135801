using Evolution.Lab.Costs.Placing;

namespace Evolution.Lab.Tests.Costs;

public class CapacitySearchTests
{
    static readonly SearchBounds Bounds = new(First: 100, Highest: 2_000, Bisections: 2);

    [Theory]
    [InlineData(730, 700)]
    [InlineData(800, 800)]
    [InlineData(799, 700)]
    [InlineData(150, 150)]
    [InlineData(100, 100)]
    [InlineData(60, 50)]
    [InlineData(5_000, 2_000)]
    [InlineData(2_000, 2_000)]
    public async Task It_finds_the_highest_rate_that_holds_to_within_the_last_bisection(double limit, double found) =>
        (await CapacitySearch.FindAsync(Bounds, rate => Task.FromResult(rate <= limit))).ShouldBe(found);

    [Fact]
    public async Task Where_nothing_holds_there_is_no_figure() =>
        (await CapacitySearch.FindAsync(Bounds, _ => Task.FromResult(false))).ShouldBeNull();

    [Fact]
    public async Task One_hiccup_does_not_end_the_climb()
    {
        var tried = new List<double>();

        var found = await CapacitySearch.FindAsync(Bounds, rate =>
        {
            tried.Add(rate);
            return Task.FromResult(rate <= 850 && tried.Count is not 2);
        });

        found.ShouldBe(800);
        tried.ShouldBe([100, 200, 200, 400, 800, 1600, 1600, 1200, 1000]);
    }

    [Fact]
    public async Task It_never_goes_beyond_the_highest_rate_and_tries_it_once()
    {
        var tried = new List<double>();
        await CapacitySearch.FindAsync(new(First: 300, Highest: 1_000, Bisections: 5), rate =>
        {
            tried.Add(rate);
            return Task.FromResult(true);
        });
        tried.ShouldBe([300, 600, 1_000]);
    }

    [Fact]
    public async Task Bisecting_ends_where_no_round_rate_is_left_between()
    {
        var tries = 0;
        (await CapacitySearch.FindAsync(new(First: 10, Highest: 1_000, Bisections: 50), rate =>
        {
            tries++;
            return Task.FromResult(rate <= 10);
        })).ShouldBe(10);
        tries.ShouldBeLessThan(10);
    }
}
