using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Tests.Verdicts;

public sealed class ClaimsTests
{
    [Theory]
    [InlineData(0.74, Verdict.Holds, "91 %")]
    [InlineData(0.60, Verdict.Holds, "71 %")]
    [InlineData(0.50, Verdict.Contradicted, "57 %")]
    [InlineData(0.05, Verdict.Contradicted, "-7 %")]
    public void The_benefit_is_the_share_of_phase_3s_gain_in_independence(double hardened, Verdict verdict, string share)
    {
        var finding = Claims.Of(Of(0.1, hardened, 0.8))[0];

        finding.Verdict.ShouldBe(verdict);
        finding.Claim.ShouldBe("Phase 1 brings 80 % of the benefit.");
        finding.Measured.ShouldBe($"It brings {share}: independence is 10 % in phase 0, {Percent.Text(hardened)} in phase 1 and 80 % in phase 3.");
    }

    [Theory]
    [InlineData(0.5, 0.54)]
    [InlineData(0.5, 0.2)]
    public void Where_phase_3_gains_nothing_there_is_nothing_to_bring_a_share_of(double first, double last)
    {
        var finding = Claims.Of(Of(first, 0.5, last))[0];

        finding.Verdict.ShouldBe(Verdict.NotDecided);
        finding.Measured.ShouldContain("there is no benefit");
    }

    [Fact]
    public void The_effort_is_the_mean_share_of_what_phase_3_adds()
    {
        var finding = Claims.Of(SampleComparison.Phases())[1];

        // 3 of 7 aspects, 2 of 5 servers, 0 of 4 units, 2 of 13 processes, 38.6 of 588.1 MiB.
        finding.Measured.ShouldBe("It takes 21 % of what phase 3 adds: aspects changed 43 %, servers 40 %, deployment units 0 %, processes 15 %, memory 7 %.");
        finding.Verdict.ShouldBe(Verdict.Holds);
    }

    [Fact]
    public void More_effort_than_claimed_contradicts_the_claim()
    {
        var comparison = Measured.Of(
            Measured.Phase(0, ("deploy", 0.1)).Costing("footprint", ("memory", 100)),
            Measured.Phase(1, ("deploy", 0.9)).Costing("footprint", ("memory", 180)),
            Measured.Phase(3, ("deploy", 0.9)).Costing("footprint", ("memory", 200)));

        Claims.Of(comparison)[1].ShouldBe(new("It takes 20 % of the effort.", "It takes 40 % of what phase 3 adds: aspects changed 0 %, memory 80 %.", Verdict.Contradicted));
    }

    [Fact]
    public void Effort_is_counted_over_all_repetitions()
    {
        var comparison = Measured.Of(
            Measured.Phase(0).Costing("footprint", ("memory", 100)),
            Measured.Phase(1).Costing("footprint", ("memory", 100)),
            Measured.Phase(1).Costing("footprint", ("memory", 140)) with { Repeat = 2 },
            Measured.Phase(1) with { Repeat = 3, Error = "It did not start." },
            Measured.Phase(3).Costing("footprint", ("memory", 200)));

        PlanStep.Of(comparison).Single(step => step.Phase is 1).Effort.Shares["memory"].ShouldBe(0.2, 1e-9);
    }

    [Fact]
    public void What_phase_3_does_not_add_is_no_effort()
    {
        var comparison = Measured.Of(Measured.Phase(0).Costing("start-up", ("servers", 3)), Measured.Phase(1).Costing("start-up", ("servers", 9)), Measured.Phase(3).Costing("start-up", ("servers", 3)));

        var effort = PlanStep.Of(comparison)[1].Effort;
        effort.Shares.Keys.ShouldBe(["aspects changed"]);
        effort.Mean.ShouldBeNull();
        Claims.Of(comparison)[1].Verdict.ShouldBe(Verdict.NotDecided);
    }

    [Fact]
    public void Without_the_phases_that_it_is_about_nothing_is_claimed()
    {
        Claims.Of(Measured.Of(Measured.Phase(0), Measured.Phase(3))).ShouldBeEmpty();
        Claims.Of(Measured.Of(Measured.Phase(0), Measured.Phase(1))).ShouldBeEmpty();
        Claims.Of(SampleComparison.Aspects()).ShouldBeEmpty();
    }

    [Fact]
    public void An_overridden_aspect_makes_it_another_topology()
    {
        var comparison = Measured.Of(Measured.Phase(0), Measured.Phase(1) with { Name = "phase 1, caches=shared" }, Measured.Phase(3));

        Claims.Of(comparison).ShouldBeEmpty();
    }

    static Comparison Of(double first, double hardened, double last) => Measured.Of(Measured.Phase(0, ("deploy", first)), Measured.Phase(1, ("deploy", hardened)), Measured.Phase(3, ("deploy", last)));
}
