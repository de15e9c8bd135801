using Evolution.Evo.Bench.Findings;
using Spectre.Console;

namespace Evolution.Evo.Bench;

/// <summary>Writes the results of the benchmarks as a table.</summary>
static class BenchTable
{
    const int RedirectedWidth = 180;
    const string EmptyCell = "-";

    /// <summary>Writes the table, followed by notes, errors and failures.</summary>
    public static void Write(BenchReport report, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected) console.Profile.Width = RedirectedWidth;
        if (report is not { Findings: [], Failed.Count: 0 }) console.Write(CreateTable(report));

        foreach (var result in report.Findings.Where(result => result.Note is not null)) output.WriteLine($"{result.Name}: {result.Note}.");
        foreach (var result in report.Findings.Where(result => result.Error is not null)) output.WriteLine($"{result.Name} is invalid: {result.Error}.");
        foreach (var (benchmark, error) in report.Failed) output.WriteLine($"{benchmark} failed: {error}");
        output.WriteLine($"Values are medians over all rounds; a ratio is the median of the ratios of each round. {report.Machine}.");
        output.WriteLine($"{report.Summary}.");
    }

    static Table CreateTable(BenchReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("benchmark", "measured", "range", "reference", "ratio", "target", "met");
        foreach (var result in report.Findings) table.AddRow([.. FormatCells(result).Select(cell => new Text(cell))]);
        foreach (var benchmark in report.Failed.Keys) table.AddRow(new[] { benchmark, EmptyCell, EmptyCell, EmptyCell, EmptyCell, EmptyCell, "FAILED" }.Select(cell => new Text(cell)));
        return table;
    }

    static IEnumerable<string> FormatCells(BenchmarkResult result) =>
    [
        result.Name,
        result.Unit.FormatValue(result.Measured.Median),
        result.Measured.Values.Count is 1 ? EmptyCell : $"{result.Unit.FormatValue(result.Measured.Lowest)} to {result.Unit.FormatValue(result.Measured.Highest)}",
        result.Peer is { } peer ? $"{result.PeerName} {result.Unit.FormatValue(peer.Median)}" : EmptyCell,
        result.Ratio is { } ratio ? UnitFormatter.FormatRatio(ratio) : EmptyCell,
        result.Goals is [] ? EmptyCell : string.Join(", ", result.Goals.Select(goal => goal.Format(result.Unit))),
        result.Verdict switch
        {
            GoalState.Reached => "yes",
            GoalState.FallsShort => "NO",
            GoalState.Invalid => "INVALID",
            _ => EmptyCell,
        },
    ];
}
