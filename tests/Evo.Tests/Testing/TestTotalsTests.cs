using Evolution.Evo.Testing;

namespace Evolution.Evo.Tests.Testing;

public sealed class TestTotalsTests
{
    static readonly FailedTest Failed = new("T.Bad", "wrong", "at T");

    [Fact]
    public void The_summary_line_adds_up_all_projects()
    {
        var totals = Sum(Outcome("A", 0, new(10, [], 0)), Outcome("B", 2, new(5, [Failed, Failed], 0)));

        totals.Line.ShouldBe("15 passed, 2 failed");
        totals.Errors.ShouldBeEmpty();
        totals.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Skipped_tests_are_part_of_the_summary_line()
    {
        var totals = Sum(Outcome("A", 0, new(10, [], 3)));

        totals.Line.ShouldBe("10 passed, 0 failed, 3 skipped");
        totals.Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(134, "crashed.Tests wrote no report and ended with exit code 134.")]
    [InlineData(0, "crashed.Tests wrote no report and ended with exit code 0.")]
    [InlineData(null, "crashed.Tests did not end within 12 minutes.")]
    public void A_project_without_a_report_fails_the_run(int? exitCode, string error)
    {
        var totals = Sum(Outcome("A", 0, new(10, [], 0)), Outcome("crashed.Tests", exitCode, null));

        totals.Line.ShouldBe("10 passed, 0 failed");
        totals.Errors.ShouldBe([error]);
        totals.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void A_project_that_crashes_after_its_report_fails_the_run() =>
        Sum(Outcome("A", 139, new(10, [], 0))).Succeeded.ShouldBeFalse();

    [Fact]
    public void A_project_that_fails_without_a_failed_test_fails_the_run() =>
        Sum(Outcome("A", 2, new(10, [], 0))).Errors.ShouldBe(["A failed without naming a failed test."]);

    [Fact]
    public void A_project_that_ran_no_test_fails_the_run() =>
        Sum(Outcome("A", 0, new(10, [], 0)), Outcome("B", 8, TestReport.Empty)).Errors.ShouldBe(["B ran no test."]);

    [Fact]
    public void A_project_whose_tests_were_all_skipped_does_not_fail_the_run() =>
        Sum(Outcome("A", 0, new(10, [], 0)), Outcome("B", 8, new(0, [], 4))).Succeeded.ShouldBeTrue();

    [Fact]
    public void With_a_filter_at_least_one_project_must_run_a_test()
    {
        TestTotals.Of([Outcome("A", 0, new(1, [], 0)), Outcome("B", 8, TestReport.Empty)], filtered: true).Succeeded.ShouldBeTrue();
        TestTotals.Of([Outcome("B", 8, TestReport.Empty)], filtered: true).Succeeded.ShouldBeFalse();
    }

    static TestTotals Sum(params TestOutcome[] outcomes) => TestTotals.Of(outcomes, filtered: false);

    static TestOutcome Outcome(string project, int? exitCode, TestReport? report) => new(project, report, exitCode, TimeSpan.FromMinutes(12), "output.txt");
}
