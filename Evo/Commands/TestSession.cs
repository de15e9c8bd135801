using Evolution.Evo.Bench.Load;
using Evolution.Evo.Testing;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>A run of all checks: setup, build, formatting, tests and summary.</summary>
sealed class TestSession(Repository repository, string? filter, TextWriter output)
{
    const int ShownFrames = 6;
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    readonly string solution = repository["Evolution.sln"];

    /// <summary>Runs the checks. The last line of the output is the sum of all reports.</summary>
    /// <returns>1 if the build or a test failed, if a project crashed, wrote no report or ran no test, or if the formatting is wrong; otherwise 0.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var totals = await SumAsync(cancellationToken);
        foreach (var error in totals.Errors) Say(error);
        Say(totals.Line);
        return totals.Succeeded ? ExitCodes.Success : ExitCodes.Failure;
    }

    async Task<TestTotals> SumAsync(CancellationToken cancellationToken)
    {
        var projects = TestProject.Of(solution);

        // The builds within the tests use this server too.
        await using var compiler = new CompilerServer(repository, Say);
        try
        {
            await new PrerequisiteInstaller(Say).EnsureAsync([.. Needed(projects)], cancellationToken);
            await StepAsync("Building", ["build", solution, "-c", Repository.Configuration, "-v", "quiet", "-nologo", "-clp:ErrorsOnly;NoSummary"], cancellationToken, compiler.Environment);
        }
        catch (LabException exception)
        {
            return new(0, 0, 0, [exception.Message]);
        }
        Say("Testing ...");

        // Runs in parallel with the tests, which leave processors idle while they wait.
        var format = filter is null ? FormatErrorAsync(cancellationToken) : Task.FromResult<string?>(null);
        var tests = new TestRun(repository, filter, compiler.TestEnvironment, Say).RunAsync(projects, cancellationToken);
        await Task.WhenAll(format, tests);
        var outcomes = await tests;
        List<string> errors = await format is { } unformatted ? [unformatted] : [];
        foreach (var outcome in outcomes) Show(outcome);
        var totals = TestTotals.Of(outcomes, filter is not null);
        if (totals is { Passed: 0, Failed: 0, Errors: [] }) errors.Add(filter is null ? "No test ran." : $"No test's name contains '{filter}'.");
        return totals with { Errors = [.. errors, .. totals.Errors] };
    }

    async Task<string?> FormatErrorAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StepAsync("Checking the format", ["format", solution, "--verify-no-changes", "--no-restore"], cancellationToken);
            return null;
        }
        catch (LabException exception)
        {
            return exception.Message;
        }
    }

    IEnumerable<Prerequisite> Needed(IReadOnlyList<TestProject> projects) =>
    [
        .. Prerequisite.Servers,
        Wrk.Prerequisite,
        .. projects.Any(project => project.NeedsBrowser) ? [Prerequisite.Chromium] : Array.Empty<Prerequisite>(),
    ];

    async Task StepAsync(string what, string[] arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? variables = null)
    {
        Say($"{what} ...");
        try
        {
            var result = await DotNetCommand.Create(repository, Limit, arguments).WithEnvironment(variables ?? new Dictionary<string, string?>()).RunAsync(cancellationToken);
            if (!result.Succeeded) throw new LabException(DeniedPath.Explain(result.Text) ?? $"{what} failed:\n{string.Join('\n', result.Lines.Distinct())}");
        }
        catch (TimeoutException exception)
        {
            throw new LabException($"{what} failed: {exception.Message}", cause: exception);
        }
    }

    void Show(TestOutcome outcome)
    {
        foreach (var failed in outcome.Report?.Failures ?? [])
        {
            Say($"\nFailed: {failed.Name}\n{Indent(failed.Message.Split('\n'))}\n{Indent(failed.StackTrace.Split('\n').Take(ShownFrames))}");
        }
        foreach (var reason in outcome.Report?.SkipReasons ?? []) Say($"\nSkipped in {outcome.Project}: {reason}");
        if (outcome.Error(filter is not null) is { } error) Say($"\n{outcome.Project} {error}. The end of {outcome.OutputFile}:\n{Indent(outcome.LastLines)}");
    }

    void Say(string line) => output.WriteLine(line);

    static string Indent(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"  {line.TrimEnd()}"));
}
