using Evolution.Evo.Testing;

namespace Evolution.Evo.Tests.Testing;

public sealed class TestTotalsTests
{
    static readonly FailedTest Failed = new("T.Bad", "wrong", "at T");

    [Fact]
    public void The_summary_line_contains_the_totals_across_all_projects()
    {
        var totals = SumOutcomes(CreateOutcome("A", 0, new(10, [], 0)), CreateOutcome("B", 2, new(5, [Failed, Failed], 0)));

        totals.SummaryLine.ShouldBe("15 passed, 2 failed");
        totals.Errors.ShouldBeEmpty();
        totals.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Skipped_tests_are_in_the_summary_line_and_do_not_fail_the_run()
    {
        var totals = SumOutcomes(CreateOutcome("A", 0, new(10, [], 3)));

        totals.SummaryLine.ShouldBe("10 passed, 0 failed, 3 skipped");
        totals.Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(134, "crashed.Tests wrote no report and exited with code 134.")]
    [InlineData(0, "crashed.Tests wrote no report and exited with code 0.")]
    [InlineData(null, "crashed.Tests did not exit within 12 minutes.")]
    public void A_project_without_a_report_fails_the_run(int? exitCode, string error)
    {
        var totals = SumOutcomes(CreateOutcome("A", 0, new(10, [], 0)), CreateOutcome("crashed.Tests", exitCode, null));

        totals.SummaryLine.ShouldBe("10 passed, 0 failed");
        totals.Errors.ShouldBe([error]);
        totals.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void A_project_that_crashes_after_its_report_fails_the_run() =>
        SumOutcomes(CreateOutcome("A", 139, new(10, [], 0))).Succeeded.ShouldBeFalse();

    [Fact]
    public void A_failing_project_without_a_failed_test_in_its_report_fails_the_run() =>
        SumOutcomes(CreateOutcome("A", 2, new(10, [], 0))).Errors.ShouldBe(["A failed without a failed test in its report."]);

    [Fact]
    public void A_project_that_ran_no_test_fails_the_run() =>
        SumOutcomes(CreateOutcome("A", 0, new(10, [], 0)), CreateOutcome("B", 8, TestReport.Empty)).Errors.ShouldBe(["B ran no test."]);

    [Fact]
    public void A_project_whose_tests_were_all_skipped_does_not_fail_the_run() =>
        SumOutcomes(CreateOutcome("A", 0, new(10, [], 0)), CreateOutcome("B", 8, new(0, [], 4))).Succeeded.ShouldBeTrue();

    [Fact]
    public void With_a_filter_at_least_one_project_must_run_a_test()
    {
        TestTotals.Of([CreateOutcome("A", 0, new(1, [], 0)), CreateOutcome("B", 8, TestReport.Empty)], isFiltered: true).Succeeded.ShouldBeTrue();
        TestTotals.Of([CreateOutcome("B", 8, TestReport.Empty)], isFiltered: true).Succeeded.ShouldBeFalse();
    }

    static TestTotals SumOutcomes(params TestOutcome[] outcomes) => TestTotals.Of(outcomes, isFiltered: false);

    static TestOutcome CreateOutcome(string project, int? exitCode, TestReport? report) => new(project, report, exitCode, TimeSpan.FromMinutes(12), "output.txt");
}
