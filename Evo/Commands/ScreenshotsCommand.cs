using System.CommandLine;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;
using Evolution.Lab.Results;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo screenshots</c> command, which takes screenshots of the Board and of Aspire's dashboard for docs/ by running the tests that show those pages.</summary>
sealed class ScreenshotsCommand : Command
{
    static readonly TimeSpan StepTimeout = TimeSpan.FromMinutes(15);

    readonly Option<string> folder = new("--out")
    {
        HelpName = "DIR",
        Description = "The folder for the screenshots (default: docs/board in the repository).",
        DefaultValueFactory = _ => Path.Combine("docs", "board"),
    };

    public ScreenshotsCommand() : base("screenshots", "Take new screenshots of the Board and of Aspire's dashboard, while phases 0 and 3 run.")
    {
        Add(folder);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var repository = Repository.Find();
        if (!Directory.EnumerateFiles(repository.EnsureFolder("results"), ResultsFile.Name, SearchOption.AllDirectories).Any())
            throw new LabException("There are no results to show on the Compare page. Run ./evo compare or ./evo compare --quick first.");
        var target = Directory.CreateDirectory(repository[parsed.GetValue(folder)!]).FullName;

        using var signals = new ShutdownSignals();
        try
        {
            await new PrerequisiteInstaller(output.WriteLine).EnsureInstalledAsync([.. Prerequisite.Servers, Prerequisite.Chromium], signals.StopToken);
            var tests = repository["tests", "Board.EndToEnd.Tests", "Board.EndToEnd.Tests.csproj"];
            await RunStepAsync("Building", ["build", tests, "-c", Repository.Configuration, "-v", "quiet", "-nologo", "-clp:ErrorsOnly;NoSummary"]);
            await RunStepAsync("Taking screenshots", ["test", "--project", tests, "-c", Repository.Configuration, "--no-build", "--no-ansi", "--no-progress", "--filter-class", "*.FaultInjectionPageTests", "*.OfflinePageTests", "*.TopologyPageTests", "*.Dashboard.PageTests", "*.Dashboard.TraceTests"]);
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        foreach (var screenshot in Directory.EnumerateFiles(target, "*.png").Order(StringComparer.Ordinal)) await output.WriteLineAsync(screenshot);
        return ExitCodes.Success;

        async Task RunStepAsync(string name, string[] arguments)
        {
            await output.WriteLineAsync($"{name} ...");
            var step = DotNetCommand.Create(repository, StepTimeout, arguments).WithEnvironment(new Dictionary<string, string?> { ["EVOLUTION_SCREENSHOTS"] = target });
            var result = await step.RunAsync(signals.StopToken);
            if (!result.Succeeded) throw new LabException(DeniedPath.Explain(result.Text) ?? $"{name} failed:\n{string.Join('\n', result.Tail(30))}");
        }
    }
}
