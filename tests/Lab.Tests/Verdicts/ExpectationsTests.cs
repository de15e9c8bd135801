using Evolution.Lab.Comparing;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Tests.Verdicts;

public sealed class ExpectationsTests
{
    [Theory]
    [InlineData(0.10, 0.90, Verdict.Holds)]
    [InlineData(0.10, 0.16, Verdict.Holds)]
    [InlineData(0.10, 0.12, Verdict.Contradicted)]
    [InlineData(0.90, 0.10, Verdict.Contradicted)]
    [InlineData(0.99, 0.98, Verdict.NotDecided)]
    [InlineData(0.99, 0.80, Verdict.Contradicted)]
    public void A_step_is_to_help_noticeably_unless_nothing_was_left_to_gain(double before, double after, Verdict verdict)
    {
        var finding = Expectations.Of(Measured.Of(Measured.Phase(0, ("hang-service", before)), Measured.Phase(1, ("hang-service", after)))).ShouldHaveSingleItem();

        finding.Verdict.ShouldBe(verdict);
        finding.Measured.ShouldBe($"hang-service: {Percent.Text(before)} unaffected in phase 0, {Percent.Text(after)} in phase 1.");
    }

    [Theory]
    [InlineData(1.0, Verdict.NotDecided)]
    [InlineData(5.0, Verdict.Holds)]
    public void A_hang_that_is_over_before_callers_give_up_decides_nothing(double seconds, Verdict verdict)
    {
        var finding = Expectations.Of(Measured.Of(
            Measured.Phase(0, ("hang-service", 0.5)).Lasting(seconds), Measured.Phase(1, ("hang-service", 0.9)).Lasting(seconds))).ShouldHaveSingleItem();

        finding.Verdict.ShouldBe(verdict);
        finding.Measured.ShouldStartWith("hang-service: 50 % unaffected in phase 0, 90 % in phase 1.");
    }

    [Fact]
    public void Repetitions_are_judged_by_their_mean_and_told_with_their_spread()
    {
        var finding = Expectations.Of(Measured.Of(
            Measured.Phase(1, ("deploy", 0.2)), Measured.Phase(1, ("deploy", 0.4)) with { Repeat = 2 },
            Measured.Phase(2, ("deploy", 1)), Measured.Phase(2, ("deploy", 0.9)) with { Repeat = 2 })).ShouldHaveSingleItem();

        finding.ShouldBe(new("A deployment unit of its own (phase 2) lets a service be deployed alone.", "deploy: 30 % (20–40) unaffected in phase 1, 95 % (90–100) in phase 2.", Verdict.Holds));
    }

    [Fact]
    public void What_could_not_be_measured_is_not_left_out_but_says_why()
    {
        var finding = Expectations.Of(Measured.Of(Measured.Phase(0, ("hang-service", null)), Measured.Phase(1, ("hang-service", 0.9)))).ShouldHaveSingleItem();

        finding.Verdict.ShouldBe(Verdict.NotDecided);
        finding.Measured.ShouldBe("hang-service was not measured in phase 0: it got stuck.");
    }

    [Theory]
    [InlineData(20.0, 180.0, Verdict.Holds)]
    [InlineData(100.0, 105.0, Verdict.NotDecided)]
    [InlineData(180.0, 20.0, Verdict.Contradicted)]
    [InlineData(0.0, 0.0, Verdict.NotDecided)]
    [InlineData(20.0, null, Verdict.NotDecided)]
    public void A_cost_is_to_be_noticeably_less(double join, double? composed, Verdict verdict) => Expectations.Of(Measured.Of(
        Measured.Phase(0).Costing("sales-report", ("p50 at 10,000 orders", join)), Measured.Phase(2).Costing("sales-report", ("p50 at 10,000 orders", composed))))
        .ShouldHaveSingleItem().Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(400, 300, Verdict.Holds)]
    [InlineData(300, 400, Verdict.Contradicted)]
    public void A_capacity_is_to_be_noticeably_more(double transaction, double compensation, Verdict verdict) => Expectations.Of(Measured.Of(
        Measured.Phase(0).Costing("capacity", ("orders", transaction)), Measured.Phase(2).Costing("capacity", ("orders", compensation))))
        .ShouldHaveSingleItem().Verdict.ShouldBe(verdict);

    [Fact]
    public void A_quantity_is_taken_from_its_own_cost()
    {
        var finding = Expectations.Of(Measured.Of(
            Measured.Phase(0).Costing("other", ("memory", 1)).Costing("footprint", ("memory", 100)),
            Measured.Phase(3).Costing("other", ("memory", 2)).Costing("footprint", ("memory", 300)))).ShouldHaveSingleItem();

        finding.Measured.ShouldBe("memory: 100 ms in phase 0, 300 ms in phase 3.");
    }

    [Fact]
    public void A_transaction_leaves_nothing_half_done_and_others_are_judged_by_the_second_look()
    {
        var findings = Expectations.Of(Measured.Of(Crashed(0, 1, (true, false)), Crashed(0, 2, (false, false)), Crashed(2, 1, (true, true), (true, false)), Crashed(3, 1, (true, false), (false, false))));

        findings.Select(finding => (finding.Measured, finding.Verdict)).ShouldBe(
        [
            ("1 of 2 orders were half done right after.", Verdict.Contradicted),
            ("2 of 2 orders were half done right after, 1 later.", Verdict.Contradicted),
            ("1 of 2 orders were half done right after, 0 later.", Verdict.Holds),
        ]);
    }

    [Fact]
    public void Without_a_second_look_healing_is_not_decided() =>
        Expectations.Of(Measured.Of(Crashed(3, 1, (true, null)))).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.NotDecided);

    [Fact]
    public void What_was_not_compared_is_not_judged() => Expectations.Of(Measured.Of(Measured.Phase(0, ("hang-service", 0.1)), Measured.Phase(2, ("hang-service", 0.1)))).ShouldBeEmpty();

    static TopologyRun Crashed(int phase, int repeat, params (bool RightAfter, bool? Later)[] steps) => Measured.Phase(phase) with
    {
        Repeat = repeat,
        Crashes = new("crash-mid-order", "", "") { Steps = [.. steps.Select(step => new CrashStep("orders", "", "", "503", "", step.RightAfter, step.Later is null ? null : "", step.Later))] },
    };
}
