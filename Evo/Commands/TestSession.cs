using Evolution.Evo.Bench.Load;
using Evolution.Evo.Testing;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>A run of all checks: setup, build, formatting, tests and summary.</summary>
sealed class TestSession(Repository repository, string? filter, TextWriter output)
{
    const int MaxStackFrames = 6;
    static readonly TimeSpan StepTimeout = TimeSpan.FromMinutes(10);

    readonly string solution = repository["Evolution.sln"];

    /// <summary>Runs the checks. The last line of the output contains the totals.</summary>
    /// <returns>1 if the build or a test failed, if a project crashed, wrote no report or ran no test, or if the formatting check failed; otherwise 0.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var totals = await RunChecksAsync(cancellationToken);
        foreach (var error in totals.Errors) Report(error);
        Report(totals.SummaryLine);
        return totals.Succeeded ? ExitCodes.Success : ExitCodes.Failure;
    }

    async Task<TestTotals> RunChecksAsync(CancellationToken cancellationToken)
    {
        var projects = TestProject.FindAll(solution);

        // The builds within the tests use this server too.
        await using var compiler = new CompilerServer(repository, Report);
        try
        {
            await new PrerequisiteInstaller(Report).EnsureInstalledAsync([.. GetPrerequisites(projects)], cancellationToken);
            await StepAsync("Building", ["build", solution, "-c", Repository.Configuration, "-v", "quiet", "-nologo", "-clp:ErrorsOnly;NoSummary"], cancellationToken, compiler.Environment);
        }
        catch (LabException exception)
        {
            return new(0, 0, 0, [exception.Message]);
        }
        Report("Testing ...");

        // Runs in parallel with the tests, which leave the CPU idle while they wait.
        var formattingTask = filter is null ? CheckFormattingAsync(cancellationToken) : Task.FromResult<string?>(null);
        var testTask = new TestRun(repository, filter, compiler.TestEnvironment, Report).RunAsync(projects, cancellationToken);
        await Task.WhenAll(formattingTask, testTask);
        var outcomes = await testTask;
        List<string> errors = await formattingTask is { } formattingError ? [formattingError] : [];
        foreach (var outcome in outcomes) ReportOutcome(outcome);
        var totals = TestTotals.Of(outcomes, filter is not null);
        if (totals is { Passed: 0, Failed: 0, Errors: [] }) errors.Add(filter is null ? "No test ran." : $"No test matches the filter '{filter}'.");
        return totals with { Errors = [.. errors, .. totals.Errors] };
    }

    async Task<string?> CheckFormattingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StepAsync("Checking the formatting", ["format", solution, "--verify-no-changes", "--no-restore"], cancellationToken);
            return null;
        }
        catch (LabException exception)
        {
            return exception.Message;
        }
    }

    IEnumerable<Prerequisite> GetPrerequisites(IReadOnlyList<TestProject> projects) =>
    [
        .. Prerequisite.Servers,
        Wrk.Prerequisite,
        .. projects.Any(project => project.NeedsBrowser) ? [Prerequisite.Chromium] : Array.Empty<Prerequisite>(),
    ];

    async Task StepAsync(string step, string[] arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? variables = null)
    {
        Report($"{step} ...");
        try
        {
            var result = await DotNetCommand.Create(repository, StepTimeout, arguments).WithEnvironment(variables ?? new Dictionary<string, string?>()).RunAsync(cancellationToken);
            if (!result.Succeeded) throw new LabException(DeniedPath.Explain(result.Text) ?? $"{step} failed:\n{string.Join('\n', result.Lines.Distinct())}");
        }
        catch (TimeoutException exception)
        {
            throw new LabException($"{step} failed: {exception.Message}", cause: exception);
        }
    }

    void ReportOutcome(TestOutcome outcome)
    {
        foreach (var failedTest in outcome.Report?.Failures ?? [])
        {
            Report($"\nFailed: {failedTest.Name}\n{Indent(failedTest.Message.Split('\n'))}\n{Indent(failedTest.StackTrace.Split('\n').Take(MaxStackFrames))}");
        }
        foreach (var reason in outcome.Report?.SkipReasons ?? []) Report($"\nSkipped in {outcome.Project}: {reason}");
        if (outcome.GetError(filter is not null) is { } error) Report($"\n{outcome.Project} {error}. The last lines of {outcome.OutputFile}:\n{Indent(outcome.LastLines)}");
    }

    void Report(string line) => output.WriteLine(line);

    static string Indent(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"  {line.TrimEnd()}"));
}
