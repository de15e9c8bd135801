using Evolution.Lab.Advising;

namespace Evolution.Lab.Tests.Advising;

public sealed class FormulaTests
{
    [Fact]
    public void A_distributed_monolith_is_enough_while_all_conditions_hold()
    {
        var advice = Advisor.Advise(Situations.Enough);

        advice.Enough.ShouldBeTrue();
        advice.Next.ShouldBeNull();
        advice.Remedies.ShouldBeEmpty();
        advice.Conditions.ShouldAllBe(condition => condition.Holds);
        advice.Conditions.Select(condition => condition.Id).ShouldBe(["team", "requests-per-second", "deploys-per-day", "one-server", "independent-scaling"]);
        advice.Conditions.Select(condition => condition.LimitText).ShouldBe(["below 5", "below 1,000", "below 5", "yes", "no"]);
    }

    [Theory]
    [InlineData("team")]
    [InlineData("requests-per-second")]
    [InlineData("deploys-per-day")]
    [InlineData("one-server")]
    [InlineData("independent-scaling")]
    public void A_distributed_monolith_is_not_enough_if_one_condition_is_not_met(string condition)
    {
        var advice = Advisor.Advise(Situations.Violating(condition));

        advice.Enough.ShouldBeFalse();
        advice.Conditions.Where(item => !item.Holds).ShouldHaveSingleItem().Id.ShouldBe(condition);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public void The_team_condition_holds_below_5(int team, bool holds) => ApplyFormula(Situations.Enough with { Team = team }, 0).ShouldBe(new("team", team, 5, holds));

    [Theory]
    [InlineData(0, true)]
    [InlineData(999, true)]
    [InlineData(999.999, true)]
    [InlineData(1000, false)]
    [InlineData(1001, false)]
    public void The_load_condition_holds_below_1000_requests_per_second(double requests, bool holds) =>
        ApplyFormula(Situations.Enough with { RequestsPerSecond = requests }, 1).ShouldBe(new("requests-per-second", requests, 1000, holds));

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.5, true)]
    [InlineData(4, true)]
    [InlineData(4.99, true)]
    [InlineData(5, false)]
    [InlineData(5.01, false)]
    public void The_deploys_condition_holds_below_5_a_day(double deploys, bool holds) =>
        ApplyFormula(Situations.Enough with { DeploysPerDay = deploys }, 2).ShouldBe(new("deploys-per-day", deploys, 5, holds));

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void The_one_server_condition_holds_if_one_server_handles_the_load(bool oneServer, bool holds) => ApplyFormula(Situations.Enough with { OneServer = oneServer }, 3).ShouldBe(new("one-server", oneServer, true, holds));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void The_scaling_condition_holds_if_nothing_scales_independently(bool scales, bool holds) =>
        ApplyFormula(Situations.Enough with { ScalesIndependently = scales }, 4).ShouldBe(new("independent-scaling", scales, false, holds));

    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(4.9999999, "4.9999999")]
    [InlineData(1234.5, "1,234.5")]
    public void A_number_is_formatted_without_rounding(double number, string text) => ((ConditionValue)number).ToString().ShouldBe(text);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_invalid_rate_is_rejected(double rate)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Situations.Enough with { RequestsPerSecond = rate }).ParamName.ShouldBe("RequestsPerSecond");
        Should.Throw<ArgumentOutOfRangeException>(() => Situations.Enough with { DeploysPerDay = rate }).ParamName.ShouldBe("DeploysPerDay");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_team_without_people_is_rejected(int team) => Should.Throw<ArgumentOutOfRangeException>(() => Situations.Enough with { Team = team }).ParamName.ShouldBe("Team");

    [Fact]
    public void Without_results_the_one_server_value_is_required() =>
        Should.Throw<ArgumentException>(() => Advisor.Advise(Situations.Enough with { OneServer = null })).Message.ShouldContain("neither specified nor measured");

    static Condition ApplyFormula(Situation situation, int index) => Advisor.Advise(situation).Conditions[index];
}
