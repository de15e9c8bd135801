using System.Collections.Concurrent;
using System.Diagnostics;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Testing;

/// <summary>Runs test projects that are already built, by <c>dotnet test</c>, each with a report of its own.</summary>
sealed class TestRun(Repository repository, string? filter, Action<string> say)
{
    const int AtOnce = 2;
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    readonly string results = repository.Folder("test-results");

    /// <summary>Runs light projects two at a time and then the others alone, so that none starves another of its processors.</summary>
    public async Task<IReadOnlyList<TestOutcome>> RunAsync(IReadOnlyList<TestProject> projects, CancellationToken cancellation)
    {
        Directory.Delete(results, recursive: true);
        var width = projects.Max(project => project.Name.Length);
        var outcomes = new ConcurrentBag<TestOutcome>();
        await RunAsync(projects.Where(project => !project.RunsAlone), AtOnce);
        await RunAsync(projects.Where(project => project.RunsAlone), 1);
        return [.. outcomes.OrderBy(outcome => outcome.Project, StringComparer.Ordinal)];

        Task RunAsync(IEnumerable<TestProject> some, int atOnce) => Parallel.ForEachAsync(some,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation },
            async (project, inTime) =>
            {
                var outcome = await RunOneAsync(project, inTime);
                outcomes.Add(outcome);
                say(outcome.Line(width, filter is not null));
            });
    }

    async Task<TestOutcome> RunOneAsync(TestProject project, CancellationToken cancellation)
    {
        if (project.RunsAlone) say($"  {project.Name} ...");
        var folder = Directory.CreateDirectory(Path.Combine(results, project.Name)).FullName;
        var outputFile = Path.Combine(folder, "output.txt");
        using var output = TextWriter.Synchronized(new StreamWriter(outputFile) { AutoFlush = true });
        var command = DotNetCommand.Create(repository, Limit,
            [
                "test", "--project", project.Path, "-c", Repository.Configuration, "--no-build", "--no-ansi", "--no-progress",
                "--results-directory", folder, "--report-xunit-xml", "--report-xunit-xml-filename", "report.xml",
                .. filter is null ? Array.Empty<string>() : ["--filter", filter],
            ]) with
        {
            OnLine = output.WriteLine,
        };
        var started = Stopwatch.GetTimestamp();
        int? exitCode = null;
        try
        {
            exitCode = (await command.RunAsync(cancellation)).ExitCode;
        }
        catch (TimeoutException late)
        {
            output.WriteLine(late.Message);
        }
        return new(project.Name, TestReport.Read(Path.Combine(folder, "report.xml")), exitCode, Stopwatch.GetElapsedTime(started), outputFile);
    }
}
