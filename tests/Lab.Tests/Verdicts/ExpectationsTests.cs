using Evolution.Lab.Comparing;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Tests.Verdicts;

public sealed class ExpectationsTests
{
    [Theory]
    [InlineData(0.10, 0.90, Verdict.Holds)]
    [InlineData(0.10, 0.16, Verdict.Holds)]
    [InlineData(0.10, 0.12, Verdict.NoEffect)]
    [InlineData(0.99, 0.98, Verdict.NoEffect)]
    [InlineData(0.99, 0.80, Verdict.Contradicted)]
    [InlineData(0.90, 0.10, Verdict.Contradicted)]
    public void A_difference_of_shares_is_relevant_above_5_points(double before, double after, Verdict verdict)
    {
        var finding = Evaluate(CreateRounds(0, "hang-service", before, before, before), CreateRounds(1, "hang-service", after, after, after));

        finding.Verdict.ShouldBe(verdict);
        finding.Measured.ShouldBe($"unaffected requests in hang-service: {Percent.Format(before)} in phase 0, {Percent.Format(after)} in phase 1.");
        finding.Effect!.Mean.ShouldBe(after - before, 1e-9);
        finding.Effect.Rounds.ShouldBe(3);
    }

    [Fact]
    public void The_rounds_are_paired_so_that_what_changes_both_phases_does_not_count()
    {
        var finding = Evaluate(CreateRounds(1, "deploy", 0.1, 0.5, 0.8), CreateRounds(2, "deploy", 0.31, 0.70, 0.99));

        finding.Verdict.ShouldBe(Verdict.Holds);
        finding.Effect!.Mean.ShouldBe(0.2, 1e-9);
        finding.Measured.ShouldBe("unaffected requests in deploy: 47% (10–80) in phase 1, 67% (31–99) in phase 2.");
    }

    [Fact]
    public void Rounds_that_differ_too_much_are_inconclusive() =>
        Evaluate(CreateRounds(1, "deploy", 0.1, 0.5, 0.8), CreateRounds(2, "deploy", 0.9, 0.5, 0.7)).Verdict.ShouldBe(Verdict.Inconclusive);

    [Fact]
    public void A_single_round_is_inconclusive()
    {
        var finding = Evaluate(CreateRounds(1, "deploy", 0.1), CreateRounds(2, "deploy", 0.9));

        finding.Verdict.ShouldBe(Verdict.Inconclusive);
        finding.Effect.ShouldBe(new Effect(EffectScale.Share, finding.Effect!.Mean, null, null, 0.05, 1, null));
    }

    [Fact]
    public void A_round_that_one_phase_lacks_does_not_count()
    {
        var finding = Evaluate(CreateRounds(1, "deploy", 0.1, 0.1, 0.7), CreateRounds(2, "deploy", 0.9, 0.9, null));

        finding.Verdict.ShouldBe(Verdict.Holds);
        finding.Effect!.Rounds.ShouldBe(2);
    }

    [Fact]
    public void A_missing_measurement_is_listed_with_its_reason()
    {
        var finding = Evaluate(CreateRounds(0, "hang-service", [null]), CreateRounds(1, "hang-service", 0.9));

        finding.Verdict.ShouldBe(Verdict.Inconclusive);
        finding.Measured.ShouldBe("The unaffected requests in hang-service were not measured in phase 0: it got stuck.");
    }

    [Theory]
    [InlineData(0.10, 0.38, Verdict.Holds)]
    [InlineData(0.38, 0.10, Verdict.Contradicted)]
    [InlineData(0.38, 0.39, Verdict.NoEffect)]
    public void The_cache_hits_of_other_services_are_compared_as_the_share_that_a_flood_leaves(double before, double after, Verdict verdict)
    {
        var finding = Evaluate(CreateFloods(0, before), CreateFloods(1, after));

        finding.Verdict.ShouldBe(verdict);
        finding.Measured.ShouldBe($"cache hits of orders retained in flood-cache: {Percent.Format(before / 0.4)} in phase 0, {Percent.Format(after / 0.4)} in phase 1.");
    }

    [Theory]
    [InlineData(20.0, 180.0, Verdict.Holds)]
    [InlineData(100.0, 105.0, Verdict.NoEffect)]
    [InlineData(180.0, 20.0, Verdict.Contradicted)]
    [InlineData(0.0, 0.0, Verdict.Inconclusive)]
    [InlineData(20.0, null, Verdict.Inconclusive)]
    public void A_ratio_of_times_is_relevant_above_10_percent(double join, double? composed, Verdict verdict) =>
        Evaluate(CreateCosts(0, "sales-report", "p50 at 10,000 orders", join), CreateCosts(2, "sales-report", "p50 at 10,000 orders", composed)).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(400, 300, Verdict.Holds)]
    [InlineData(300, 400, Verdict.Contradicted)]
    public void A_capacity_must_be_higher(double transaction, double compensation, Verdict verdict) =>
        Evaluate(CreateCosts(0, "capacity", "orders", transaction), CreateCosts(2, "capacity", "orders", compensation)).Verdict.ShouldBe(verdict);

    [Fact]
    public void A_quantity_is_read_from_its_own_cost()
    {
        var finding = Expectations.Of(SampleRuns.Of(
            SampleRuns.Phase(0).WithCost("other", ("memory", 1)).WithCost("footprint", ("memory", 100)),
            SampleRuns.Phase(3).WithCost("other", ("memory", 2)).WithCost("footprint", ("memory", 300)))).ShouldHaveSingleItem();

        finding.Measured.ShouldBe("memory in footprint: 100 MiB in phase 0, 300 MiB in phase 3.");
    }

    [Fact]
    public void A_quick_run_has_no_verdicts()
    {
        var comparison = SampleRuns.Of([.. CreateRounds(1, "deploy", 0.1, 0.1), .. CreateRounds(2, "deploy", 0.9, 0.9)]);
        var conclusions = ConclusionFactory.Create(comparison with { Settings = comparison.Settings with { Pace = "quick" } });

        conclusions.Expectations.ShouldBeEmpty();
        conclusions.Claims.ShouldBeEmpty();
        conclusions.Independence.ShouldNotBeEmpty();
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
    public void Without_a_second_check_the_repair_is_inconclusive() =>
        Expectations.Of(SampleRuns.Of(CreateCrashRun(3, 1, (true, null)))).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Inconclusive);

    [Fact]
    public void Phases_without_an_expectation_are_not_evaluated() => Expectations.Of(SampleRuns.Of(SampleRuns.Phase(0, ("hang-service", 0.1)), SampleRuns.Phase(2, ("hang-service", 0.1)))).ShouldBeEmpty();

    static Finding Evaluate(IReadOnlyList<TopologyRun> first, IReadOnlyList<TopologyRun> second) => Expectations.Of(SampleRuns.Of([.. first, .. second])).ShouldHaveSingleItem();

    static IReadOnlyList<TopologyRun> CreateRounds(int phase, string fault, params double?[] unaffected) =>
        [.. unaffected.Select((share, index) => SampleRuns.Phase(phase, (fault, share)) with { Round = index + 1 })];

    static IReadOnlyList<TopologyRun> CreateCosts(int phase, string cost, string quantity, double? value) =>
        [.. Enumerable.Range(1, 2).Select(round => SampleRuns.Phase(phase).WithCost(cost, (quantity, value)) with { Round = round })];

    static IReadOnlyList<TopologyRun> CreateFloods(int phase, double during) => [.. Enumerable.Range(1, 2).Select(round => SampleRuns.Phase(phase) with
    {
        Round = round,
        Faults = [new FaultResult("flood-cache", "", "", "inventory") { Unaffected = 1, Observations = [new("cache hits of orders", 0.4, during)] }],
    })];

    static TopologyRun CreateCrashRun(int phase, int round, params (bool RightAfter, bool? Later)[] steps) => SampleRuns.Phase(phase) with
    {
        Round = round,
        Crashes = new("crash-mid-order", "", "") { Steps = [.. steps.Select(step => new CrashStep("orders", "", "", "503", "", step.RightAfter, step.Later is null ? null : "", step.Later))] },
    };
}
