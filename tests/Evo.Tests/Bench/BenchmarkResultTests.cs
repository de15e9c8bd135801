using Evolution.Evo.Bench.Findings;

namespace Evolution.Evo.Tests.Bench;

public sealed class BenchmarkResultTests
{
    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 2.5)]
    [InlineData(new[] { 7.0 }, 7)]
    public void The_median_is_the_middle_value_in_any_order(double[] values, double median)
    {
        var samples = new Samples(values);

        samples.Median.ShouldBe(median);
        (samples.Lowest, samples.Highest).ShouldBe((values.Min(), values.Max()));
    }

    [Fact]
    public void The_ratio_is_the_median_of_the_ratios_of_all_rounds()
    {
        var result = CreateResult(1_000, 100, 900) with { Peer = new(2_000, 200, 2_000) };

        result.Ratio!.Value.ShouldBe(0.5, 0.0001);
    }

    [Theory]
    [InlineData(Bound.AtLeast, 200, true)]
    [InlineData(Bound.AtLeast, 201, false)]
    [InlineData(Bound.AtMost, 200, true)]
    [InlineData(Bound.AtMost, 199, false)]
    [InlineData(Bound.RatioAtLeast, 0.5, true)]
    [InlineData(Bound.RatioAtLeast, 0.51, false)]
    [InlineData(Bound.RatioAtMost, 0.5, true)]
    [InlineData(Bound.RatioAtMost, 0.49, false)]
    public void A_goal_is_met_at_its_bound(Bound bound, double value, bool isMet)
    {
        var result = CreateResult(100, 200, 300) with { Peer = new(200, 400, 600), Goals = [new(bound, value)] };

        result.Verdict.ShouldBe(isMet ? GoalState.Reached : GoalState.FallsShort);
    }

    [Fact]
    public void A_ratio_goal_without_a_reference_is_missed() =>
        (CreateResult(1) with { Goals = [new(Bound.RatioAtLeast, 0)] }).Verdict.ShouldBe(GoalState.FallsShort);

    [Fact]
    public void One_missed_goal_makes_the_result_miss() =>
        (CreateResult(100) with { Goals = [new(Bound.AtLeast, 50), new(Bound.AtLeast, 101)] }).Verdict.ShouldBe(GoalState.FallsShort);

    [Fact]
    public void A_result_without_goals_is_informational() => CreateResult(1).Verdict.ShouldBe(GoalState.Said);

    [Fact]
    public void An_error_makes_the_result_invalid() =>
        (CreateResult(100) with { Goals = [new(Bound.AtLeast, 1)], Error = "1 × status 503" }).Verdict.ShouldBe(GoalState.Invalid);

    [Theory]
    [InlineData(Bound.AtLeast, 1_000, Unit.PerSecond, "≥ 1,000/s")]
    [InlineData(Bound.AtMost, 5, Unit.Seconds, "≤ 5 s")]
    [InlineData(Bound.RatioAtLeast, 0.3, Unit.PerSecond, "≥ 0.30×")]
    [InlineData(Bound.RatioAtMost, 1.1, Unit.Mebibytes, "≤ 1.10×")]
    public void A_goal_is_formatted_with_its_unit(Bound bound, double value, Unit unit, string text) => new Goal(bound, value).Format(unit).ShouldBe(text);

    static BenchmarkResult CreateResult(params double[] values) => new("orders placed", Unit.PerSecond, new(values));
}
