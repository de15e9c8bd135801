namespace Evolution.Evo.Testing;

/// <summary>The outcome of a test project.</summary>
/// <param name="Project">The name of the project.</param>
/// <param name="Report">The report of the project; null if it wrote none.</param>
/// <param name="ExitCode">The exit code of the run; null if the run timed out.</param>
/// <param name="Duration">The duration of the run.</param>
/// <param name="OutputFile">The file that contains the output of the run.</param>
sealed record TestOutcome(string Project, TestReport? Report, int? ExitCode, TimeSpan Duration, string OutputFile)
{
    const int TestsFailedExitCode = 2;
    const int NoTestsExitCode = 8;
    const int MaxLines = 30;

    /// <summary>The last lines of the output.</summary>
    public IEnumerable<string> LastLines => File.ReadLines(OutputFile).TakeLast(MaxLines);

    /// <summary>Returns an error other than failed tests: the project wrote no report, crashed, timed out or ran no test.</summary>
    /// <param name="isFiltered">Whether a filter selects the tests, so that a project without tests is not an error.</param>
    /// <returns>Null if there is no error.</returns>
    public string? GetError(bool isFiltered) => this switch
    {
        { ExitCode: null } => $"did not exit within {Duration.TotalMinutes:0} minutes",
        { Report: null } => $"wrote no report and exited with code {ExitCode}",
        { ExitCode: not (0 or TestsFailedExitCode or NoTestsExitCode) } => $"exited with code {ExitCode}",
        { Report: { Passed: 0, Failures: [], Skipped: 0 } } when !isFiltered => "ran no test",
        { ExitCode: TestsFailedExitCode, Report.Failures: [] } => "failed without a failed test in its report",
        _ => null,
    };

    /// <summary>Formats the outcome as one line, aligned to the given width of project names.</summary>
    public string FormatLine(int width, bool isFiltered) =>
        $"  {Project.PadRight(width)}  {TestTotals.Of([this], isFiltered).SummaryLine}, {Duration.TotalSeconds:0.0} s{(GetError(isFiltered) is { } error ? $": {error}" : "")}";
}
