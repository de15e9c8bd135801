using Evolution.Lab.Comparing;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;
using Evolution.Reports;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes the conclusions from the matrix: independence, claims and expectations.</summary>
static class ConclusionText
{
    public static void Write(IAnsiConsole console, Comparison comparison)
    {
        var conclusions = ConclusionFactory.Create(comparison);
        console.WriteTitle("Independence");
        console.WriteParagraph(ReportText.GetIndependenceDefinition(comparison));
        console.Write(CreateIndependenceTable(conclusions.Independence));
        WriteFindings(console, "The plan's claims", conclusions.Claims);
        WriteExpectations(console, comparison);
    }

    /// <summary>Writes only the expectations, for a single experiment.</summary>
    public static void WriteExpectations(IAnsiConsole console, Comparison comparison)
    {
        WriteFindings(console, "The plan's expectations", ConclusionFactory.Create(comparison).Expectations);
        console.WriteParagraph(ReportText.GetReliability(comparison.Settings));
    }

    static Table CreateIndependenceTable(IReadOnlyList<Independence> topologies)
    {
        var firstMean = topologies.FirstOrDefault()?.Mean;
        var table = new Table().Border(TableBorder.Simple).AddColumns("topology", "independence", "vs. first");
        foreach (var topology in topologies) table.AddRow(new Text(topology.Name), new Text(ReportText.Format(topology)), new Text(topology.Mean - firstMean is { } difference && topology != topologies[0] ? $"{Percent.FormatPoints(difference)} points" : ""));
        return table;
    }

    static void WriteFindings(IAnsiConsole console, string title, IReadOnlyList<Finding> findings)
    {
        if (findings is []) return;
        console.WriteTitle(title);
        var table = new Table().Border(TableBorder.Simple).AddColumns("verdict", "expected", "measured");
        foreach (var finding in findings) table.AddRow(new Text(ReportText.Format(finding.Verdict).ToUpperInvariant(), GetStyle(finding.Verdict)), new Text(finding.Claim), new Text(ReportText.DescribeMeasurements(finding)));
        console.Write(table);
    }

    static Style GetStyle(Verdict verdict) => verdict switch
    {
        Verdict.Holds => new(Color.Green),
        Verdict.Contradicted => ReportConsole.ErrorStyle,
        _ => new(Color.Yellow),
    };
}
