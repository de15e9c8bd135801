using System.CommandLine;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;
using Evolution.Lab.Results;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo screenshots</c>, which takes screenshots of the Board and of Aspire's dashboard for docs/ by running the tests that show those pages.</summary>
sealed class ScreenshotsCommand : Command
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    readonly Option<string> folder = new("--out")
    {
        HelpName = "DIR",
        Description = "Where they go; docs/board in the repository by default.",
        DefaultValueFactory = _ => Path.Combine("docs", "board"),
    };

    public ScreenshotsCommand() : base("screenshots", "Makes the pictures of the Board and of Aspire's dashboard anew: phases 0 and 3 run, things break, and a browser looks.")
    {
        Add(folder);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var repository = Repository.Find();
        if (!Directory.EnumerateFiles(repository.Folder("results"), ResultsFile.Name, SearchOption.AllDirectories).Any())
            throw new LabException("There are no results that the page Compare could show. Run ./evo compare first, or ./evo compare --quick.");
        var target = Directory.CreateDirectory(repository[parsed.GetValue(folder)!]).FullName;

        using var interruption = new Interruption();
        try
        {
            await new Setup(output.WriteLine).EnsureAsync([.. Prerequisite.Servers, Prerequisite.Chromium], interruption.Asked);
            var tests = repository["tests", "Board.EndToEnd.Tests", "Board.EndToEnd.Tests.csproj"];
            await StepAsync("Building", ["build", tests, "-c", Repository.Configuration, "-v", "quiet", "-nologo", "-clp:ErrorsOnly;NoSummary"]);
            await StepAsync("Taking pictures", ["test", "--project", tests, "-c", Repository.Configuration, "--no-build", "--no-ansi", "--no-progress", "--filter-class", "*.BreakPageTests", "*.ReadingPageTests", "*.TopologyPageTests", "*.Dashboard.PageTests", "*.Dashboard.TraceTests"]);
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        foreach (var picture in Directory.EnumerateFiles(target, "*.png").Order(StringComparer.Ordinal)) await output.WriteLineAsync(picture);
        return ExitCodes.Success;

        async Task StepAsync(string what, string[] arguments)
        {
            await output.WriteLineAsync($"{what} ...");
            var step = DotNetCommand.Create(repository, Limit, arguments).With(new Dictionary<string, string?> { ["EVOLUTION_SCREENSHOTS"] = target });
            var result = await step.RunAsync(interruption.Asked);
            if (!result.Succeeded) throw new LabException(DeniedPath.Explain(result.Text) ?? $"{what} failed:\n{string.Join('\n', result.Tail(30))}");
        }
    }
}
