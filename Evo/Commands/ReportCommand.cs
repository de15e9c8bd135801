using System.CommandLine;
using Evolution.Evo.Terminal;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo report</c>, which writes the report of earlier results, of one run or of several runs side by side.</summary>
sealed class ReportCommand : Command
{
    readonly Argument<string[]> folders = new("DIR")
    {
        Description = "A folder that evo compare wrote, or its results.json; several are shown side by side.",
        Arity = ArgumentArity.OneOrMore,
    };

    readonly Option<string?> outFile = new("--out")
    {
        HelpName = "FILE.html",
        Description = "Where the report goes; report.html in the first folder by default.",
    };

    public ReportCommand() : base("report", "Makes the report again, or one of several runs side by side.")
    {
        Add(folders);
        Add(outFile);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var named = parsed.GetValue(folders)!;
        Comparison[] comparisons = [.. named.Select(ResultsFile.Read)];
        foreach (var comparison in comparisons) ComparisonText.Write(comparison, output);

        var first = Directory.Exists(named[0]) ? named[0] : Path.GetDirectoryName(Path.GetFullPath(named[0]))!;
        var report = Path.GetFullPath(parsed.GetValue(outFile) ?? Path.Combine(first, HtmlReport.Name));
        await HtmlReport.WriteAsync(comparisons, report);
        output.WriteLine(report);
        return ExitCodes.Success;
    }
}
