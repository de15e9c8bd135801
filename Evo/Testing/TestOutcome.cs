namespace Evolution.Evo.Testing;

/// <summary>The outcome of a test project.</summary>
/// <param name="Project">The name of the project.</param>
/// <param name="Report">The report of the project; null if it wrote none.</param>
/// <param name="ExitCode">The exit code of the run; null if the run timed out.</param>
/// <param name="Took">The duration of the run.</param>
/// <param name="OutputFile">The file that contains the output of the run.</param>
sealed record TestOutcome(string Project, TestReport? Report, int? ExitCode, TimeSpan Took, string OutputFile)
{
    const int TestsFailed = 2;
    const int NoTestsRan = 8;
    const int ShownLines = 30;

    /// <summary>The last lines of the output.</summary>
    public IEnumerable<string> LastLines => File.ReadLines(OutputFile).TakeLast(ShownLines);

    /// <summary>Returns an error other than failed tests: the project wrote no report, crashed, timed out, or ran no test.</summary>
    /// <param name="filtered">Whether a filter selects the tests, so that a project without tests is not an error.</param>
    /// <returns>Null if there is no error.</returns>
    public string? Error(bool filtered) => this switch
    {
        { ExitCode: null } => $"did not end within {Took.TotalMinutes:0} minutes",
        { Report: null } => $"wrote no report and ended with exit code {ExitCode}",
        { ExitCode: not (0 or TestsFailed or NoTestsRan) } => $"ended with exit code {ExitCode}",
        { Report: { Passed: 0, Failures: [], Skipped: 0 } } when !filtered => "ran no test",
        { ExitCode: TestsFailed, Report.Failures: [] } => "failed without naming a failed test",
        _ => null,
    };

    /// <summary>Formats the outcome as one line, aligned to the given width of project names.</summary>
    public string Line(int width, bool filtered) =>
        $"  {Project.PadRight(width)}  {TestTotals.Of([this], filtered).Line}, {Took.TotalSeconds:0.0} s{(Error(filtered) is { } error ? $": {error}" : "")}";
}
