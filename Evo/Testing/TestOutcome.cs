namespace Evolution.Evo.Testing;

/// <summary>How a test project went.</summary>
/// <param name="Project">Its name.</param>
/// <param name="Report">What it reported; null where it wrote no report.</param>
/// <param name="ExitCode">The exit code of its run; null where it was stopped at its time limit.</param>
/// <param name="Took">How long it ran.</param>
/// <param name="OutputFile">The file that holds all that it wrote.</param>
sealed record TestOutcome(string Project, TestReport? Report, int? ExitCode, TimeSpan Took, string OutputFile)
{
    const int TestsFailed = 2;
    const int NoTestsRan = 8;
    const int ShownLines = 30;

    /// <summary>The last lines that it wrote.</summary>
    public IEnumerable<string> LastLines => File.ReadLines(OutputFile).TakeLast(ShownLines);

    /// <summary>What is wrong beside failed tests: it wrote no report, crashed, took too long, or ran no test at all.</summary>
    /// <param name="filtered">Whether only some tests were asked for, so that none is no fault of this project.</param>
    /// <returns>Null where nothing is.</returns>
    public string? Error(bool filtered) => this switch
    {
        { ExitCode: null } => $"did not end within {Took.TotalMinutes:0} minutes",
        { Report: null } => $"wrote no report and ended with exit code {ExitCode}",
        { ExitCode: not (0 or TestsFailed or NoTestsRan) } => $"ended with exit code {ExitCode}",
        { Report: { Passed: 0, Failures: [], Skipped: 0 } } when !filtered => "ran no test",
        { ExitCode: TestsFailed, Report.Failures: [] } => "failed without naming a failed test",
        _ => null,
    };

    /// <summary>One aligned line.</summary>
    public string Line(int width, bool filtered) =>
        $"  {Project.PadRight(width)}  {TestTotals.Of([this], filtered).Line}, {Took.TotalSeconds:0.0} s{(Error(filtered) is { } error ? $": {error}" : "")}";
}
