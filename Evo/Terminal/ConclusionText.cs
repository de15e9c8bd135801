using Evolution.Lab.Comparing;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;
using Evolution.Reports;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes the conclusions from the matrix: independence, claims and expectations. Contradictions keep their place in the list.</summary>
static class ConclusionText
{
    public static void Write(IAnsiConsole console, Comparison comparison)
    {
        var conclusions = Conclude.From(comparison);
        console.Title("Independence");
        console.Line(Words.Independence(comparison));
        console.Write(IndependenceTable(conclusions.Independence));
        Findings(console, "The plan's claims", conclusions.Claims);
        WriteExpectations(console, comparison);
    }

    /// <summary>Writes only the expectations, as after a single experiment.</summary>
    public static void WriteExpectations(IAnsiConsole console, Comparison comparison) => Findings(console, "What the plan lets one expect", Conclude.From(comparison).Expectations);

    static Table IndependenceTable(IReadOnlyList<Independence> topologies)
    {
        var first = topologies.FirstOrDefault()?.Mean;
        var table = new Table().Border(TableBorder.Simple).AddColumns("topology", "independence", "beside the first");
        foreach (var topology in topologies) table.AddRow(new Text(topology.Name), new Text(Words.Of(topology)), new Text(topology.Mean - first is { } gain && topology != topologies[0] ? $"{Percent.Points(gain)} points" : ""));
        return table;
    }

    static void Findings(IAnsiConsole console, string title, IReadOnlyList<Finding> findings)
    {
        if (findings is []) return;
        console.Title(title);
        var table = new Table().Border(TableBorder.Simple).AddColumns("verdict", "expected", "measured");
        foreach (var finding in findings) table.AddRow(new Text(Words.Of(finding.Verdict).ToUpperInvariant(), StyleOf(finding.Verdict)), new Text(finding.Claim), new Text(finding.Measured));
        console.Write(table);
    }

    static Style StyleOf(Verdict verdict) => verdict switch
    {
        Verdict.Holds => new(Color.Green),
        Verdict.Contradicted => ReportConsole.Bad,
        _ => new(Color.Yellow),
    };
}
