using Evolution.Lab.Advising;
using Evolution.Lab.Results;
using Evolution.Lab.Tests.Verdicts;

namespace Evolution.Lab.Tests.Advising;

public sealed class MeasuredAdviceTests
{
    const string Source = "results of 2026-05-04, full run, stores run as processes, 8 processors";

    [Fact]
    public void Without_results_effort_and_effect_are_claims()
    {
        var next = Advisor.Advise(Situations.Violating("team")).Next!;

        next.Effort.ShouldBe("Claimed, not measured: 20% of the total effort for phase 1. No figure is claimed for phase 2.");
        next.Effect.ShouldBe("Claimed, not measured: 80% of the benefit for phase 1. No figure is claimed for phase 2.");
        Advisor.Advise(Situations.Violating("independent-scaling")).Next!.Effect.ShouldEndWith("No figure is claimed for phases 2 and 3.");
    }

    [Fact]
    public void With_results_effort_and_effect_are_measurements()
    {
        var next = Advisor.Advise(Situations.Violating("team"), SampleComparison.Phases()).Next!;

        // The mean of 5 of 7 aspects, 4 of 5 servers, 4 of 4 units, 10 of 13 processes, 311.5 of 588.1 MiB.
        next.Effort.ShouldBe($"Measured ({Source}): servers 2 to 6, deployment units 1 to 5, processes 14 to 24, memory 702 MiB to 1,014 MiB, 76% of what phase 3 adds.");

        // Independence is the mean of the five experiments that all phases had; phase 2's capacity was not reached.
        next.Effect.ShouldBe($"Measured ({Source}): independence 28% to 87% (+58 points, 82% of what phase 3 gains).");
    }

    [Fact]
    public void Advice_for_phase_3_omits_the_share_of_phase_3()
    {
        var next = Advisor.Advise(Situations.Violating("independent-scaling"), SampleComparison.Phases()).Next!;

        next.Effort.ShouldBe($"Measured ({Source}): servers 2 to 7, deployment units 1 to 5, processes 14 to 27, memory 702 MiB to 1,290 MiB.");
        next.Effect.ShouldBe($"Measured ({Source}): independence 28% to 99% (+71 points); orders served 410/s to 620/s, with everything on one machine.");
    }

    [Fact]
    public void Missing_results_are_replaced_by_claims_with_a_reason()
    {
        var next = Advisor.Advise(Situations.Violating("team"), SampleComparison.Of("phases", 1, [SampleComparison.Phase(0, 1), SampleComparison.Phase(1, 1)]) with { IsInterrupted = true }).Next!;

        next.Effort.ShouldStartWith($"Phases 0 and 2 were not both measured ({Source}, interrupted). Claimed, not measured: 20%");
        next.Effect.ShouldStartWith($"Phases 0 and 2 were not both measured ({Source}, interrupted). Claimed, not measured: 80%");
    }

    [Fact]
    public void Without_results_of_phase_3_its_share_is_omitted()
    {
        var next = Advisor.Advise(Situations.Violating("team"), SampleComparison.Of("phases", 1, [SampleComparison.Phase(0, 1), SampleComparison.Phase(2, 1)])).Next!;

        next.Effort.ShouldEndWith("memory 702 MiB to 1,014 MiB.");
        next.Effect.ShouldEndWith("(+58 points).");
    }

    [Theory]
    [InlineData(409, true)]
    [InlineData(410, true)]
    [InlineData(410.5, false)]
    [InlineData(411, false)]
    public void One_server_handles_the_measured_capacity_of_phase_0(double requests, bool holds)
    {
        var advice = Advisor.Advise(Situations.Enough with { RequestsPerSecond = requests, OneServer = null }, SampleComparison.Phases());

        advice.Conditions.Single(condition => condition.Id == "one-server").ShouldBe(new("one-server", holds, true, holds));
        advice.Enough.ShouldBe(holds);
        advice.OneServerReason.ShouldBe($"one-server is {(holds ? "yes" : "no")}, as measured: with everything on one machine, phase 0 sustained 410 orders/s ({Source}), {(holds ? "enough" : "too few")} for {requests} requests/s if each is an order. To override, set --one-server.");
    }

    [Fact]
    public void A_specified_value_overrides_a_measurement()
    {
        var advice = Advisor.Advise(Situations.Enough with { OneServer = true }, SampleComparison.Phases());

        advice.Enough.ShouldBeTrue();
        advice.OneServerReason.ShouldBeNull();
    }

    [Fact]
    public void The_capacity_is_the_mean_of_the_rounds() => MeasuredCapacity.Of(Phase0(300, 500))!.Orders.Value.ShouldBe(400);

    [Fact]
    public void A_missing_capacity_is_ignored()
    {
        MeasuredCapacity.Of(Phase0([null])).ShouldBeNull();
        MeasuredCapacity.Of(SampleRuns.Of(SampleRuns.Phase(0))).ShouldBeNull();
        MeasuredCapacity.Of(SampleRuns.Of(SampleRuns.Phase(1).WithCost("capacity", ("orders", 400)))).ShouldBeNull();
        Should.Throw<ArgumentException>(() => Advisor.Advise(Situations.Enough with { OneServer = null }, Phase0([null])));
    }

    [Theory]
    [InlineData("full", 3_200)]
    [InlineData("quick", 1_600)]
    public void A_rate_above_the_highest_tested_rate_is_unknown(string pace, double maxRate)
    {
        var comparison = Phase0(maxRate);
        var capacity = MeasuredCapacity.Of(comparison with { Settings = comparison.Settings with { Pace = pace } })!;

        capacity.CanHandle(maxRate).ShouldBe(true);
        capacity.CanHandle(maxRate + 1).ShouldBeNull();
        MeasuredCapacity.Of(Phase0(1_500))!.CanHandle(1_501).ShouldBe(false);
    }

    static Comparison Phase0(params double?[] orders) => SampleRuns.Of([.. orders.Select((value, index) => SampleRuns.Phase(0).WithCost("capacity", ("orders", value)) with { Round = index + 1 })]);
}
