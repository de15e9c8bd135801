using Evolution.Lab.Costs.Placing;

namespace Evolution.Lab.Tests.Costs;

public class CapacitySearchTests
{
    static readonly SearchBounds Bounds = new(FirstRate: 100, MaxRate: 2_000, Bisections: 2);

    [Theory]
    [InlineData(730, 700)]
    [InlineData(800, 800)]
    [InlineData(799, 700)]
    [InlineData(150, 150)]
    [InlineData(100, 100)]
    [InlineData(60, 50)]
    [InlineData(5_000, 2_000)]
    [InlineData(2_000, 2_000)]
    public async Task The_highest_sustained_rate_is_found_by_bisection(double capacity, double expected) =>
        (await CapacitySearch.FindAsync(Bounds, rate => GetGoodShareAsync(rate <= capacity))).ShouldBe(expected);

    [Fact]
    public async Task Without_a_sustained_rate_there_is_no_result() =>
        (await CapacitySearch.FindAsync(Bounds, _ => GetGoodShareAsync(false))).ShouldBeNull();

    [Fact]
    public async Task A_rate_is_retried_once()
    {
        var rates = new List<double>();

        var found = await CapacitySearch.FindAsync(Bounds, rate =>
        {
            rates.Add(rate);
            return rates.Count is 2 ? Task.FromResult(0.7) : GetGoodShareAsync(rate <= 850);
        });

        found.ShouldBe(800);
        rates.ShouldBe([100, 200, 200, 400, 800, 1600, 1200, 1000]);
    }

    [Fact]
    public async Task A_rate_that_fails_twice_is_not_sustained() =>
        (await CapacitySearch.FindAsync(Bounds with { Bisections = 0 }, rate => Task.FromResult(rate <= 400 ? 0.99 : 0.98))).ShouldBe(400);

    [Fact]
    public async Task The_highest_rate_is_tried_once_and_never_exceeded()
    {
        var rates = new List<double>();
        await CapacitySearch.FindAsync(new(FirstRate: 300, MaxRate: 1_000, Bisections: 5), rate =>
        {
            rates.Add(rate);
            return GetGoodShareAsync(true);
        });
        rates.ShouldBe([300, 600, 1_000]);
    }

    [Fact]
    public async Task The_bisection_ends_without_a_round_rate_in_between()
    {
        var attempts = 0;
        (await CapacitySearch.FindAsync(new(FirstRate: 10, MaxRate: 1_000, Bisections: 50), rate =>
        {
            attempts++;
            return GetGoodShareAsync(rate <= 10);
        })).ShouldBe(10);
        attempts.ShouldBeLessThan(10);
    }

    static Task<double> GetGoodShareAsync(bool isSustained) => Task.FromResult(isSustained ? 1.0 : 0.1);
}
