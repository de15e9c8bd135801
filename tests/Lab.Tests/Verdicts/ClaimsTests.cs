using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Tests.Verdicts;

public sealed class ClaimsTests
{
    [Theory]
    [InlineData(0.74, Verdict.Holds, "91% (91% to 91%)")]
    [InlineData(0.60, Verdict.Contradicted, "71% (71% to 71%)")]
    [InlineData(0.05, Verdict.Contradicted, "-7% (-7% to -7%)")]
    public void The_benefit_is_the_share_of_the_independence_that_phase_3_gains(double hardened, Verdict verdict, string share)
    {
        var finding = Claims.Of(CreateComparison((0.1, hardened, 0.8), (0.1, hardened, 0.8)))[0];

        finding.Verdict.ShouldBe(verdict);
        finding.Claim.ShouldBe("Phase 1 brings 80% of the benefit.");
        finding.Measured.ShouldBe($"It brings {share}: independence is 10% in phase 0, {Percent.Format(hardened)} in phase 1 and 80% in phase 3.");
    }

    [Fact]
    public void The_benefit_is_inconclusive_if_the_rounds_differ_too_much() =>
        Claims.Of(CreateComparison((0.1, 0.4, 0.8), (0.1, 0.8, 0.8), (0.1, 0.7, 0.8)))[0].Verdict.ShouldBe(Verdict.Inconclusive);

    [Theory]
    [InlineData(0.5, 0.54)]
    [InlineData(0.5, 0.2)]
    public void The_benefit_is_inconclusive_if_phase_3_gains_nothing(double first, double last)
    {
        var finding = Claims.Of(CreateComparison((first, 0.5, last), (first, 0.5, last)))[0];

        finding.Verdict.ShouldBe(Verdict.Inconclusive);
        finding.Measured.ShouldStartWith("There is no benefit to divide:");
    }

    [Fact]
    public void The_benefit_has_no_interval_if_that_of_the_gain_of_phase_3_contains_zero()
    {
        var finding = Claims.Of(CreateComparison((0.5, 0.6, 0.9), (0.5, 0.6, 0.4)))[0];

        finding.Verdict.ShouldBe(Verdict.Inconclusive);
        finding.Measured.ShouldStartWith("It brings 67%: independence is");
    }

    [Fact]
    public void The_effort_is_the_mean_share_of_what_phase_3_adds()
    {
        var finding = Claims.Of(SampleComparison.Phases())[1];

        // 3 of 7 aspects, 2 of 5 servers, 0 of 4 units, 2 of 13 processes, 38.6 of 588.1 MiB.
        finding.Measured.ShouldBe("It takes 21% of what phase 3 adds: aspects changed 43%, servers 40%, deployment units 0%, processes 15%, memory 7%.");
        finding.Verdict.ShouldBe(Verdict.Holds);
    }

    [Fact]
    public void More_effort_than_claimed_contradicts_the_claim()
    {
        var comparison = SampleRuns.Of(
            SampleRuns.Phase(0, ("deploy", 0.1)).WithCost("footprint", ("memory", 100)),
            SampleRuns.Phase(1, ("deploy", 0.9)).WithCost("footprint", ("memory", 180)),
            SampleRuns.Phase(3, ("deploy", 0.9)).WithCost("footprint", ("memory", 200)));

        Claims.Of(comparison)[1].ShouldBe(new("Phase 1 takes 20% of the effort.", "It takes 40% of what phase 3 adds: aspects changed 0%, memory 80%.", Verdict.Contradicted));
    }

    [Fact]
    public void The_effort_is_the_mean_of_all_rounds()
    {
        var comparison = SampleRuns.Of(
            SampleRuns.Phase(0).WithCost("footprint", ("memory", 100)),
            SampleRuns.Phase(1).WithCost("footprint", ("memory", 100)),
            SampleRuns.Phase(1).WithCost("footprint", ("memory", 140)) with { Round = 2 },
            SampleRuns.Phase(1) with { Round = 3, Error = "It did not start." },
            SampleRuns.Phase(3).WithCost("footprint", ("memory", 200)));

        PlanStep.Of(comparison).Single(step => step.Phase is 1).Effort.Shares["memory"].ShouldBe(0.2, 1e-9);
    }

    [Fact]
    public void Quantities_that_phase_3_does_not_add_are_not_effort()
    {
        var comparison = SampleRuns.Of(SampleRuns.Phase(0).WithCost("start-up", ("servers", 3)), SampleRuns.Phase(1).WithCost("start-up", ("servers", 9)), SampleRuns.Phase(3).WithCost("start-up", ("servers", 3)));

        var effort = PlanStep.Of(comparison)[1].Effort;
        effort.Shares.Keys.ShouldBe(["aspects changed"]);
        effort.Mean.ShouldBeNull();
        Claims.Of(comparison)[1].Verdict.ShouldBe(Verdict.Inconclusive);
    }

    [Fact]
    public void Without_phases_0_1_and_3_there_are_no_claims()
    {
        Claims.Of(SampleRuns.Of(SampleRuns.Phase(0), SampleRuns.Phase(3))).ShouldBeEmpty();
        Claims.Of(SampleRuns.Of(SampleRuns.Phase(0), SampleRuns.Phase(1))).ShouldBeEmpty();
        Claims.Of(SampleComparison.Aspects()).ShouldBeEmpty();
    }

    [Fact]
    public void A_phase_with_an_overridden_aspect_is_another_topology()
    {
        var comparison = SampleRuns.Of(SampleRuns.Phase(0), SampleRuns.Phase(1) with { Name = "phase 1, caches=shared" }, SampleRuns.Phase(3));

        Claims.Of(comparison).ShouldBeEmpty();
    }

    static Comparison CreateComparison(params (double First, double Hardened, double Last)[] rounds) => SampleRuns.Of([.. rounds.SelectMany((round, index) => new[]
    {
        SampleRuns.Phase(0, ("deploy", round.First)) with { Round = index + 1 },
        SampleRuns.Phase(1, ("deploy", round.Hardened)) with { Round = index + 1 },
        SampleRuns.Phase(3, ("deploy", round.Last)) with { Round = index + 1 },
    })]);
}
