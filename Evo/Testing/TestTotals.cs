namespace Evolution.Evo.Testing;

/// <summary>The totals over all test projects, according to their reports.</summary>
/// <param name="Passed">The number of tests that passed.</param>
/// <param name="Failed">The number of tests that failed.</param>
/// <param name="Skipped">The number of tests that were skipped.</param>
/// <param name="Errors">Other errors that make the run fail, one line each.</param>
sealed record TestTotals(int Passed, int Failed, int Skipped, IReadOnlyList<string> Errors)
{
    public bool Succeeded => Failed is 0 && Passed > 0 && Errors is [];

    /// <summary>The last line of a test run.</summary>
    public string SummaryLine => $"{Passed} passed, {Failed} failed{(Skipped > 0 ? $", {Skipped} skipped" : "")}";

    public static TestTotals Of(IReadOnlyList<TestOutcome> outcomes, bool isFiltered)
    {
        var reports = outcomes.Select(outcome => outcome.Report ?? TestReport.Empty).ToArray();
        return new(
            reports.Sum(report => report.Passed),
            reports.Sum(report => report.Failures.Count),
            reports.Sum(report => report.Skipped),
            [.. outcomes.Where(outcome => outcome.GetError(isFiltered) is not null).Select(outcome => $"{outcome.Project} {outcome.GetError(isFiltered)}.")]);
    }
}
