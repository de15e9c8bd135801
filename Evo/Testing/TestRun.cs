using System.Collections.Concurrent;
using System.Diagnostics;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Testing;

/// <summary>Runs test projects that are already built, each in its own process with its own report.</summary>
/// <param name="repository">The repository.</param>
/// <param name="filter">The filter for tests; null for all tests.</param>
/// <param name="environment">The environment variables for the tests.</param>
/// <param name="report">Called with a line for each completed project.</param>
sealed class TestRun(Repository repository, string? filter, IReadOnlyDictionary<string, string?> environment, Action<string> report)
{
    const int MaxParallelProjects = 2;
    static readonly TimeSpan ProjectTimeout = TimeSpan.FromMinutes(12);

    // Test programs end before the instrumentation for profile-guided optimization pays off.
    static readonly Dictionary<string, string?> RuntimeSettings = new() { ["DOTNET_TieredPGO"] = "0" };

    readonly string results = repository.EnsureFolder("test-results");

    /// <summary>Runs ordinary projects two at a time and, in parallel, the projects that mostly wait. Then runs the projects that must run alone.</summary>
    public async Task<IReadOnlyList<TestOutcome>> RunAsync(IReadOnlyList<TestProject> projects, CancellationToken cancellationToken)
    {
        Directory.Delete(results, recursive: true);
        var width = projects.Max(project => project.Name.Length);
        var outcomes = new ConcurrentBag<TestOutcome>();
        await Task.WhenAll(
            RunAsync(projects.Where(project => project.MostlyWaits), 1),
            RunAsync(projects.Where(project => project is { RunsAlone: false, MostlyWaits: false }), MaxParallelProjects));
        await RunAsync(projects.Where(project => project.RunsAlone), 1);
        return [.. outcomes.OrderBy(outcome => outcome.Project, StringComparer.Ordinal)];

        Task RunAsync(IEnumerable<TestProject> group, int maxParallel) => Parallel.ForEachAsync(group,
            new ParallelOptions { MaxDegreeOfParallelism = maxParallel, CancellationToken = cancellationToken },
            async (project, itemCancellationToken) =>
            {
                var outcome = await RunProjectAsync(project, itemCancellationToken);
                outcomes.Add(outcome);
                report(outcome.FormatLine(width, filter is not null));
            });
    }

    async Task<TestOutcome> RunProjectAsync(TestProject project, CancellationToken cancellationToken)
    {
        if (project.RunsAlone) report($"  {project.Name} ...");
        var folder = Directory.CreateDirectory(Path.Combine(results, project.Name)).FullName;
        var outputFile = Path.Combine(folder, "output.txt");
        using var output = TextWriter.Synchronized(new StreamWriter(outputFile) { AutoFlush = true });
        var command = DotNetCommand.Create(repository, ProjectTimeout,
            [
                project.Program, "--no-ansi", "--no-progress",
                "--results-directory", folder, "--report-xunit-xml", "--report-xunit-xml-filename", "report.xml",
                .. filter is null ? Array.Empty<string>() : ["--filter", filter],
            ]).WithEnvironment(environment).WithEnvironment(RuntimeSettings) with
        {
            OnLine = output.WriteLine,
        };
        var startedAt = Stopwatch.GetTimestamp();
        int? exitCode = null;
        try
        {
            exitCode = (await command.RunAsync(cancellationToken)).ExitCode;
        }
        catch (TimeoutException exception)
        {
            output.WriteLine(exception.Message);
        }
        return new(project.Name, TestReport.Read(Path.Combine(folder, "report.xml")), exitCode, Stopwatch.GetElapsedTime(startedAt), outputFile);
    }
}
