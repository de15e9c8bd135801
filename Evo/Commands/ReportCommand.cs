using System.CommandLine;
using Evolution.Evo.Terminal;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo report</c> command, which writes the report of an earlier run, or of several runs side by side.</summary>
sealed class ReportCommand : Command
{
    readonly Argument<string[]> folders = new("DIR")
    {
        Description = "A results folder of evo compare, or its results.json. Several are shown side by side.",
        Arity = ArgumentArity.OneOrMore,
    };

    readonly Option<string?> outFile = new("--out")
    {
        HelpName = "FILE.html",
        Description = "The report file (default: report.html in the first folder).",
    };

    public ReportCommand() : base("report", "Create the report of an earlier run, or of several runs side by side.")
    {
        Add(folders);
        Add(outFile);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var paths = parsed.GetValue(folders)!;
        Comparison[] comparisons = [.. paths.Select(ResultsFile.Read)];
        foreach (var comparison in comparisons) ComparisonText.Write(comparison, output);

        var firstFolder = Directory.Exists(paths[0]) ? paths[0] : Path.GetDirectoryName(Path.GetFullPath(paths[0]))!;
        var report = Path.GetFullPath(parsed.GetValue(outFile) ?? Path.Combine(firstFolder, HtmlReport.FileName));
        await HtmlReport.WriteAsync(comparisons, report);
        output.WriteLine(report);
        return ExitCodes.Success;
    }
}
