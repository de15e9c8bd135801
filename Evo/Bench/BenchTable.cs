using Evolution.Evo.Bench.Findings;
using Spectre.Console;

namespace Evolution.Evo.Bench;

/// <summary>Prints the figures as a table.</summary>
static class BenchTable
{
    const int WidthOfFiles = 180;
    const string Nothing = "-";

    /// <summary>Writes the table, followed by the notes, errors and failures of its figures.</summary>
    public static void Write(BenchReport report, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected) console.Profile.Width = WidthOfFiles;
        if (report is not { Findings: [], Failed.Count: 0 }) console.Write(Table(report));

        foreach (var finding in report.Findings.Where(finding => finding.Note is not null)) output.WriteLine($"{finding.Name}: {finding.Note}.");
        foreach (var finding in report.Findings.Where(finding => finding.Error is not null)) output.WriteLine($"{finding.Name} is invalid: {finding.Error}.");
        foreach (var (figure, why) in report.Failed) output.WriteLine($"{figure} failed: {why}");
        output.WriteLine($"Medians of the rounds; a ratio is the median of the rounds' own ratios. {report.Machine}.");
        output.WriteLine($"{report.Summary}.");
    }

    static Table Table(BenchReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("figure", "measured", "lowest to highest", "beside", "ratio", "to be reached", "reached");
        foreach (var finding in report.Findings) table.AddRow([.. Cells(finding).Select(cell => new Text(cell))]);
        foreach (var figure in report.Failed.Keys) table.AddRow(new[] { figure, Nothing, Nothing, Nothing, Nothing, Nothing, "FAILED" }.Select(cell => new Text(cell)));
        return table;
    }

    static IEnumerable<string> Cells(FigureResult finding) =>
    [
        finding.Name,
        finding.Unit.Text(finding.Measured.Median),
        finding.Measured.Values.Count is 1 ? Nothing : $"{finding.Unit.Text(finding.Measured.Lowest)} to {finding.Unit.Text(finding.Measured.Highest)}",
        finding.Peer is { } peer ? $"{finding.PeerName} {finding.Unit.Text(peer.Median)}" : Nothing,
        finding.Ratio is { } ratio ? UnitText.Ratio(ratio) : Nothing,
        finding.Goals is [] ? Nothing : string.Join(", ", finding.Goals.Select(goal => goal.Text(finding.Unit))),
        finding.Verdict switch
        {
            GoalState.Reached => "yes",
            GoalState.FallsShort => "NO",
            GoalState.Invalid => "INVALID",
            _ => Nothing,
        },
    ];
}
