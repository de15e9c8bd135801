using System.Collections.Concurrent;
using System.Diagnostics;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Testing;

/// <summary>Runs test projects that are already built, each as its own process and with its own report.</summary>
/// <param name="repository">The repository.</param>
/// <param name="filter">The text that the names of tests must contain; null for all tests.</param>
/// <param name="environment">The environment variables for the tests.</param>
/// <param name="say">Receives a line for each project that has ended.</param>
sealed class TestRun(Repository repository, string? filter, IReadOnlyDictionary<string, string?> environment, Action<string> say)
{
    const int AtOnce = 2;
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    // Test programs end before the instrumentation for profile-guided optimization pays off.
    static readonly Dictionary<string, string?> Brief = new() { ["DOTNET_TieredPGO"] = "0" };

    readonly string results = repository.Folder("test-results");

    /// <summary>Runs light projects two at a time, projects that mostly wait in parallel with them, and then the projects that measure times one by one.</summary>
    public async Task<IReadOnlyList<TestOutcome>> RunAsync(IReadOnlyList<TestProject> projects, CancellationToken cancellationToken)
    {
        Directory.Delete(results, recursive: true);
        var width = projects.Max(project => project.Name.Length);
        var outcomes = new ConcurrentBag<TestOutcome>();
        await Task.WhenAll(
            RunAsync(projects.Where(project => project.RunsBeside), 1),
            RunAsync(projects.Where(project => project is { RunsAlone: false, RunsBeside: false }), AtOnce));
        await RunAsync(projects.Where(project => project.RunsAlone), 1);
        return [.. outcomes.OrderBy(outcome => outcome.Project, StringComparer.Ordinal)];

        Task RunAsync(IEnumerable<TestProject> some, int atOnce) => Parallel.ForEachAsync(some,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (project, inTime) =>
            {
                var outcome = await RunOneAsync(project, inTime);
                outcomes.Add(outcome);
                say(outcome.Line(width, filter is not null));
            });
    }

    async Task<TestOutcome> RunOneAsync(TestProject project, CancellationToken cancellationToken)
    {
        if (project.RunsAlone) say($"  {project.Name} ...");
        var folder = Directory.CreateDirectory(Path.Combine(results, project.Name)).FullName;
        var outputFile = Path.Combine(folder, "output.txt");
        using var output = TextWriter.Synchronized(new StreamWriter(outputFile) { AutoFlush = true });
        var command = DotNetCommand.Create(repository, Limit,
            [
                project.Program, "--no-ansi", "--no-progress",
                "--results-directory", folder, "--report-xunit-xml", "--report-xunit-xml-filename", "report.xml",
                .. filter is null ? Array.Empty<string>() : ["--filter", filter],
            ]).WithEnvironment(environment).WithEnvironment(Brief) with
        {
            OnLine = output.WriteLine,
        };
        var started = Stopwatch.GetTimestamp();
        int? exitCode = null;
        try
        {
            exitCode = (await command.RunAsync(cancellationToken)).ExitCode;
        }
        catch (TimeoutException exception)
        {
            output.WriteLine(exception.Message);
        }
        return new(project.Name, TestReport.Read(Path.Combine(folder, "report.xml")), exitCode, Stopwatch.GetElapsedTime(started), outputFile);
    }
}
