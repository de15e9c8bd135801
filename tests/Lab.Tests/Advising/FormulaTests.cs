using Evolution.Lab.Advising;

namespace Evolution.Lab.Tests.Advising;

public sealed class FormulaTests
{
    [Fact]
    public void It_is_enough_while_all_conditions_hold()
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
    public void One_broken_condition_is_enough_for_it_not_to_be(string condition)
    {
        var advice = Advisor.Advise(Situations.Without(condition));

        advice.Enough.ShouldBeFalse();
        advice.Conditions.Where(judged => !judged.Holds).ShouldHaveSingleItem().Id.ShouldBe(condition);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public void The_team_is_smaller_than_5(int team, bool holds) => Judge(Situations.Enough with { Team = team }, 0).ShouldBe(new("team", team, 5, holds));

    [Theory]
    [InlineData(0, true)]
    [InlineData(999, true)]
    [InlineData(999.999, true)]
    [InlineData(1000, false)]
    [InlineData(1001, false)]
    public void The_load_is_below_1000_requests_a_second(double requests, bool holds) =>
        Judge(Situations.Enough with { RequestsPerSecond = requests }, 1).ShouldBe(new("requests-per-second", requests, 1000, holds));

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.5, true)]
    [InlineData(4, true)]
    [InlineData(4.99, true)]
    [InlineData(5, false)]
    [InlineData(5.01, false)]
    public void There_are_fewer_than_5_deploys_a_day(double deploys, bool holds) =>
        Judge(Situations.Enough with { DeploysPerDay = deploys }, 2).ShouldBe(new("deploys-per-day", deploys, 5, holds));

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void One_server_handles_it(bool oneServer, bool holds) => Judge(Situations.Enough with { OneServer = oneServer }, 3).ShouldBe(new("one-server", oneServer, true, holds));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Nothing_needs_to_scale_by_itself(bool scales, bool holds) =>
        Judge(Situations.Enough with { ScalesIndependently = scales }, 4).ShouldBe(new("independent-scaling", scales, false, holds));

    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(4.9999999, "4.9999999")]
    [InlineData(1234.5, "1,234.5")]
    public void A_number_is_shown_as_it_is(double number, string text) => ((Answer)number).ToString().ShouldBe(text);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void There_is_no_situation_with_such_a_rate(double rate)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Situations.Enough with { RequestsPerSecond = rate }).ParamName.ShouldBe("RequestsPerSecond");
        Should.Throw<ArgumentOutOfRangeException>(() => Situations.Enough with { DeploysPerDay = rate }).ParamName.ShouldBe("DeploysPerDay");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Or_without_anybody(int team) => Should.Throw<ArgumentOutOfRangeException>(() => Situations.Enough with { Team = team }).ParamName.ShouldBe("Team");

    [Fact]
    public void Whether_one_server_handles_it_must_be_told_where_nothing_was_measured() =>
        Should.Throw<ArgumentException>(() => Advisor.Advise(Situations.Enough with { OneServer = null })).Message.ShouldContain("neither told nor measured");

    static Condition Judge(Situation situation, int index) => Advisor.Advise(situation).Conditions[index];
}
