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
        (await CapacitySearch.FindAsync(Bounds, rate => Served(rate <= limit))).ShouldBe(found);

    [Fact]
    public async Task Where_nothing_holds_there_is_no_figure() =>
        (await CapacitySearch.FindAsync(Bounds, _ => Served(false))).ShouldBeNull();

    [Fact]
    public async Task One_hiccup_does_not_end_the_climb()
    {
        var tried = new List<double>();

        var found = await CapacitySearch.FindAsync(Bounds, rate =>
        {
            tried.Add(rate);
            return tried.Count is 2 ? Task.FromResult(0.7) : Served(rate <= 850);
        });

        found.ShouldBe(800);
        tried.ShouldBe([100, 200, 200, 400, 800, 1600, 1200, 1000]);
    }

    [Fact]
    public async Task A_rate_that_is_missed_twice_is_not_held() =>
        (await CapacitySearch.FindAsync(Bounds with { Bisections = 0 }, rate => Task.FromResult(rate <= 400 ? 0.99 : 0.98))).ShouldBe(400);

    [Fact]
    public async Task It_never_goes_beyond_the_highest_rate_and_tries_it_once()
    {
        var tried = new List<double>();
        await CapacitySearch.FindAsync(new(First: 300, Highest: 1_000, Bisections: 5), rate =>
        {
            tried.Add(rate);
            return Served(true);
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
            return Served(rate <= 10);
        })).ShouldBe(10);
        tries.ShouldBeLessThan(10);
    }

    static Task<double> Served(bool well) => Task.FromResult(well ? 1.0 : 0.1);
}
