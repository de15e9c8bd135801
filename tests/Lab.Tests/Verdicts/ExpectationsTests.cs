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
    public void A_step_must_help_noticeably_unless_there_is_nothing_to_gain(double before, double after, Verdict verdict)
    {
        var finding = Expectations.Of(SampleRuns.Of(SampleRuns.Phase(0, ("hang-service", before)), SampleRuns.Phase(1, ("hang-service", after)))).ShouldHaveSingleItem();

        finding.Verdict.ShouldBe(verdict);
        finding.Measured.ShouldBe($"hang-service: {Percent.Format(before)} unaffected in phase 0, {Percent.Format(after)} in phase 1.");
    }

    [Theory]
    [InlineData(1.0, Verdict.NotDecided)]
    [InlineData(5.0, Verdict.Holds)]
    public void An_expectation_is_not_decided_if_the_fault_is_too_short(double seconds, Verdict verdict)
    {
        var finding = Expectations.Of(SampleRuns.Of(
            SampleRuns.Phase(0, ("hang-service", 0.5)).WithFaultDuration(seconds), SampleRuns.Phase(1, ("hang-service", 0.9)).WithFaultDuration(seconds))).ShouldHaveSingleItem();

        finding.Verdict.ShouldBe(verdict);
        finding.Measured.ShouldStartWith("hang-service: 50% unaffected in phase 0, 90% in phase 1.");
    }

    [Fact]
    public void Repetitions_are_evaluated_by_their_mean_and_shown_with_their_range()
    {
        var finding = Expectations.Of(SampleRuns.Of(
            SampleRuns.Phase(1, ("deploy", 0.2)), SampleRuns.Phase(1, ("deploy", 0.4)) with { Repeat = 2 },
            SampleRuns.Phase(2, ("deploy", 1)), SampleRuns.Phase(2, ("deploy", 0.9)) with { Repeat = 2 })).ShouldHaveSingleItem();

        finding.ShouldBe(new("A separate deployment unit (phase 2) lets a service be deployed independently.", "deploy: 30% (20–40) unaffected in phase 1, 95% (90–100) in phase 2.", Verdict.Holds));
    }

    [Fact]
    public void A_missing_measurement_is_listed_with_its_reason()
    {
        var finding = Expectations.Of(SampleRuns.Of(SampleRuns.Phase(0, ("hang-service", null)), SampleRuns.Phase(1, ("hang-service", 0.9)))).ShouldHaveSingleItem();

        finding.Verdict.ShouldBe(Verdict.NotDecided);
        finding.Measured.ShouldBe("hang-service was not measured in phase 0: it got stuck.");
    }

    [Theory]
    [InlineData(20.0, 180.0, Verdict.Holds)]
    [InlineData(100.0, 105.0, Verdict.NotDecided)]
    [InlineData(180.0, 20.0, Verdict.Contradicted)]
    [InlineData(0.0, 0.0, Verdict.NotDecided)]
    [InlineData(20.0, null, Verdict.NotDecided)]
    public void A_cost_must_be_noticeably_lower(double join, double? composed, Verdict verdict) => Expectations.Of(SampleRuns.Of(
        SampleRuns.Phase(0).WithCost("sales-report", ("p50 at 10,000 orders", join)), SampleRuns.Phase(2).WithCost("sales-report", ("p50 at 10,000 orders", composed))))
        .ShouldHaveSingleItem().Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(400, 300, Verdict.Holds)]
    [InlineData(300, 400, Verdict.Contradicted)]
    public void A_capacity_must_be_noticeably_higher(double transaction, double compensation, Verdict verdict) => Expectations.Of(SampleRuns.Of(
        SampleRuns.Phase(0).WithCost("capacity", ("orders", transaction)), SampleRuns.Phase(2).WithCost("capacity", ("orders", compensation))))
        .ShouldHaveSingleItem().Verdict.ShouldBe(verdict);

    [Fact]
    public void A_quantity_is_read_from_its_own_cost()
    {
        var finding = Expectations.Of(SampleRuns.Of(
            SampleRuns.Phase(0).WithCost("other", ("memory", 1)).WithCost("footprint", ("memory", 100)),
            SampleRuns.Phase(3).WithCost("other", ("memory", 2)).WithCost("footprint", ("memory", 300)))).ShouldHaveSingleItem();

        finding.Measured.ShouldBe("memory: 100 ms in phase 0, 300 ms in phase 3.");
    }

    [Fact]
    public void A_transaction_is_evaluated_right_after_the_crash_and_other_placements_later()
    {
        var findings = Expectations.Of(SampleRuns.Of(CreateCrashRun(0, 1, (true, false)), CreateCrashRun(0, 2, (false, false)), CreateCrashRun(2, 1, (true, true), (true, false)), CreateCrashRun(3, 1, (true, false), (false, false))));

        findings.Select(finding => (finding.Measured, finding.Verdict)).ShouldBe(
        [
            ("1 of 2 orders were inconsistent right after the crash.", Verdict.Contradicted),
            ("2 of 2 orders were inconsistent right after the crash, 1 later.", Verdict.Contradicted),
            ("1 of 2 orders were inconsistent right after the crash, 0 later.", Verdict.Holds),
        ]);
    }

    [Fact]
    public void Without_a_second_check_the_repair_is_not_decided() =>
        Expectations.Of(SampleRuns.Of(CreateCrashRun(3, 1, (true, null)))).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.NotDecided);

    [Fact]
    public void Phases_without_an_expectation_are_not_evaluated() => Expectations.Of(SampleRuns.Of(SampleRuns.Phase(0, ("hang-service", 0.1)), SampleRuns.Phase(2, ("hang-service", 0.1)))).ShouldBeEmpty();

    static TopologyRun CreateCrashRun(int phase, int repeat, params (bool RightAfter, bool? Later)[] steps) => SampleRuns.Phase(phase) with
    {
        Repeat = repeat,
        Crashes = new("crash-mid-order", "", "") { Steps = [.. steps.Select(step => new CrashStep("orders", "", "", "503", "", step.RightAfter, step.Later is null ? null : "", step.Later))] },
    };
}
